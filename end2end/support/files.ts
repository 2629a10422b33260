import { test, type Page } from '@playwright/test';
import { deflateSync } from 'node:zlib';
import { alive, press } from './people.ts';

/** What a test hands to a file input. */
export type TestFile = { name: string; mimeType: string; buffer: Buffer };

/** Chooses files; where no script sends them at once, presses the button that does. */
export async function upload(page: Page, ...files: TestFile[]) {
  const hasScripts = test.info().project.name === 'javascript';
  if (hasScripts) await alive(page);
  await page.getByLabel(/Choose files/).setInputFiles(files);
  if (!hasScripts) await press(page, 'Upload');
}

/** A real PNG of one grey, so many pixels wide and high. */
export function png(name: string, width = 320, height = 240): TestFile {
  const row = Buffer.alloc(width + 1, 0x88);
  row[0] = 0;
  const pixels = Buffer.concat(Array.from({ length: height }, () => row));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const buffer = Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))]);
  return { name, mimeType: 'image/png', buffer };
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A PDF of one empty page, with as many bytes of comment as wanted. */
export function pdf(name: string, padding = 0): TestFile {
  const parts = [
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n',
  ];
  let text = `%PDF-1.4\n%${' '.repeat(padding)}\n`;
  const offsets = parts.map((part) => {
    const at = text.length;
    text += part;
    return at;
  });
  const start = text.length;
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 4\n0000000000 65535 f \n${entries}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(text, 'latin1') };
}

/** The first bytes of a HEIC photo, as a telephone names them. */
export function heic(name: string): TestFile {
  const box = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1')]);
  return { name, mimeType: 'image/heic', buffer: Buffer.concat([box, Buffer.alloc(400)]) };
}

/** Anything else. */
export const bytes = (name: string, mimeType: string, buffer: Buffer): TestFile => ({ name, mimeType, buffer });

/** The check sum of PNG (ISO 3309). */
export function crc32(data: Buffer): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
