-- Checked like citus.
\ir ../citus/verify.sql
