SELECT 'not applicable: this layout has no partitions by month' AS result;
