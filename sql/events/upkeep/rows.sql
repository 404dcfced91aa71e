SELECT count(*) AS rows FROM app.events;
