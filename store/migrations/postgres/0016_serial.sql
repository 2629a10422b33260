-- Every return of a device is found by its serial, those that are over as well.
create index rma_line_serial on rma_line (folded);
