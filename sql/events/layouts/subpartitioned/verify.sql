-- Checked like every layout on one server.
\ir ../../shared/verify.sql
