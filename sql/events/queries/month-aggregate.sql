-- question: How many events did one month have, and what amount in total and on average?
-- kind:     read
-- bind:     from timestamptz = month.start
-- bind:     until timestamptz = month.end
-- rows:     1
-- keys:     occurred_at = months 1
-- try:      \set from '''2024-06-01 00:00+00''' \set until '''2024-07-01 00:00+00'''
SELECT count(*) AS events, sum(amount) AS total, avg(amount) AS average
FROM app.events
WHERE occurred_at >= :from
  AND occurred_at < :until
