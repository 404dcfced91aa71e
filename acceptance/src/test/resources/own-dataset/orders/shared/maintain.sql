SELECT 'nothing to do: this layout has no partitions by month' AS result;
