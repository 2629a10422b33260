import { readFile, rename, writeFile } from 'node:fs/promises';
import { micros } from './server.js';

const MS = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000 } as const;

/** The server's clock: it stands still until a test moves it, and never runs backwards. */
export class Clock {
  constructor(private readonly file: string) {}

  async now(): Promise<Date> {
    return new Date(Number(BigInt((await readFile(this.file, 'utf8')).trim()) / 1000n));
  }

  async set(iso: string): Promise<void> {
    const [to, now] = [new Date(iso), await this.now()];
    if (!(to >= now)) throw new Error(`The clock stands at ${now.toISOString()} and cannot go to ${iso}.`);
    // Renamed into place: the server must never read half a number.
    await writeFile(`${this.file}.next`, micros(to));
    await rename(`${this.file}.next`, this.file);
  }

  async advance(by: Partial<Record<keyof typeof MS, number>>): Promise<void> {
    const units = Object.keys(MS) as (keyof typeof MS)[];
    const ms = units.reduce((sum, unit) => sum + (by[unit] ?? 0) * MS[unit], 0);
    await this.set(new Date((await this.now()).getTime() + ms).toISOString());
  }
}
