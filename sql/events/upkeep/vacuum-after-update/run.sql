-- question:  What does VACUUM cost after a third of the oldest month was updated?
-- meanwhile: point-lookup
VACUUM (PARALLEL 0) app.events;
