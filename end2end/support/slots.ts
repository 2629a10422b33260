import { covered, distributed, ended, recent } from './stock.js';

let used = 0;

/** Every test, mode and worker has devices of its own: each worker has its own server. */
const next = () => (used += 1);

/** The serial of a device in warranty that no other test has. */
export const inWarranty = () => covered(next());

/** The serial of a device out of warranty that no other test has. */
export const outOfWarranty = () => ended(next());

/** The serial of a device that was bought a few days ago and that no other test has. */
export const justBought = () => recent(next());

/** The serial of such a device that a distributor has sold. */
export const fromDistributor = () => distributed(next());

/** The serial of a device on our own shelf that no other test takes. */
export const spare = () => `TSTS2026${String(next()).padStart(4, '0')}`;
