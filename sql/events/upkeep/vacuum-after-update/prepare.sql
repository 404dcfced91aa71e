-- The month's first ten days, a third of it.
SELECT format('UPDATE app.events SET amount = amount + 0 WHERE occurred_at >= %L AND occurred_at < %L',
              m || '-01 00:00+00', m || '-11 00:00+00')
FROM current_setting('app.maint.month') AS m
\gexec
