import { covered, ended } from './stock.js';

let used = 0;

/** Every test, mode and worker has devices of its own: each worker has its own server. */
const next = () => (used += 1);

/** The serial of a device in warranty that no other test has. */
export const inWarranty = () => covered(next());

/** The serial of a device out of warranty that no other test has. */
export const outOfWarranty = () => ended(next());
