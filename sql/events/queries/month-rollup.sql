-- question: How many events of each type did each month have, and what amount?
-- kind:     read
-- rows:     1..
-- ordered:  yes
-- No bounds on purpose: with binds for the whole year every layout would soon run a generic plan made for half a percent
-- of the rows, and the comparison would be about that. month-aggregate shows that trap.
-- The month is UTC's whatever the session's TimeZone. Its expression is the one of the extended statistics: written in
-- any other way, plain would expect as many groups as rows, and sort on disk.
SELECT date_trunc('month', occurred_at AT TIME ZONE 'UTC') AS month, event_type, count(*) AS events, sum(amount) AS total
FROM app.events
GROUP BY 1, 2
ORDER BY 1, 2
