import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes of a key as an authenticator shows it (RFC 4648, base 32). */
function decoded(key: string): Buffer {
  let bits = '';
  for (const sign of key.toUpperCase().replace(/[^A-Z2-7]/g, '')) bits += ALPHABET.indexOf(sign).toString(2).padStart(5, '0');
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => parseInt(byte, 2)) ?? []);
}

/** The six digits of an authenticator at a moment (RFC 6238 with its defaults: SHA-1, 30 s). */
export function oneTimeCode(key: string, now: Date): string {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(now.getTime() / 30_000)));
  const mac = createHmac('sha1', decoded(key)).update(step).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
