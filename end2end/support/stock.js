// What the tests sell before they begin: one product, and devices in and out of warranty.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const EACH = 300;

const number = (n) => String(n).padStart(4, '0');
/** The serial of the nth device in warranty. */
export const covered = (n) => `TSTC2025${number(n)}`;
/** The serial of the nth device whose warranty has ended. */
export const ended = (n) => `TSTX2018${number(n)}`;

/** The serial of the nth device that was bought a few days before the tests begin. */
export const recent = (n) => `TSTN2026${number(n)}`;
/** The serial of the nth such device that a distributor has sold. */
export const distributed = (n) => `TSTD2026${number(n)}`;

const PRODUCTS = `sku,family,name,price,warranty_months,accessories
TST-DOME,dome,Test Dome 4,249.00,36,Mounting plate;Screws;Quick guide
`;

function units() {
  const rows = Array.from({ length: EACH }, (_, n) => [
    `${covered(n)},TST-DOME,,,2025-06-02`,
    `${ended(n)},TST-DOME,,,2018-06-04`,
    `${recent(n)},TST-DOME,,,2026-02-20`,
    `${distributed(n)},TST-DOME,Cedar Supply,,2026-02-20`,
  ]);
  return ['serial,sku,sold_via,sold_to,invoiced_on', ...rows.flat(), ''].join('\n');
}

/** Imports the stock through the command that a maker would use. */
export async function stock(binary, folder, env) {
  const files = { products: PRODUCTS, units: units() };
  for (const [what, csv] of Object.entries(files)) {
    const file = join(folder, `${what}.csv`);
    await writeFile(file, csv);
    await run(binary, ['import', what, file], { cwd: folder, env });
  }
}
