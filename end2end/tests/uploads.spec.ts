// Photos and proof: with and without scripts the same files, the same sentences.
import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/a11y.ts';
import { expect, someone, test } from '../fixtures/app.ts';
import { bytes, crc32, heic, pdf, png, upload, type TestFile } from '../support/files.ts';
import { alive, fillIn, press } from '../support/people.ts';
import { inWarranty } from '../support/slots.ts';

// A file that is refused is answered with 422, and one that is cut off with nothing.
test.use({ expectedErrors: [/status of 422|ERR_ABORTED/] });

const everyMode = { tag: '@every-mode' };

/** A filing that stands at the page for files. */
async function atFiles(page: Page) {
  await fillIn(page, { serial: inWarranty(), email: someone('files') });
  await page.goto('/file/proof');
  await expect(page.getByRole('heading', { name: 'Photos and proof of purchase' })).toBeVisible();
}

test('an invoice and a photo are kept, shown and can be removed', everyMode, async ({ page }) => {
  await atFiles(page);
  await upload(page, png('label.png'), pdf('invoice.pdf'));
  const rows = page.locator('.file-row').filter({ has: page.getByRole('button', { name: /Remove/ }) });
  await expect(rows).toHaveCount(2);
  await expectAccessible(page);

  const invoice = await page.request.get((await page.getByRole('link', { name: 'invoice.pdf' }).getAttribute('href')) ?? '');
  expect(invoice.headers()['content-disposition']).toMatch(/^attachment/);
  const photo = await page.request.get((await page.getByRole('link', { name: 'label.png' }).getAttribute('href')) ?? '');
  expect(photo.headers()['content-type']).toMatch(/^image\//);
  expect(photo.headers()['x-content-type-options']).toBe('nosniff');

  await page.getByRole('button', { name: 'Remove label.png' }).click();
  await expect(rows).toHaveCount(1);
  await page.goto('/file/check');
  await expect(page.getByText('invoice.pdf')).toBeVisible();
});

const refusals: [string, TestFile, string][] = [
  ['an empty file', bytes('empty.jpg', 'image/jpeg', Buffer.alloc(0)), 'The selected file is empty.'],
  ['a text named like a photo', bytes('photo.jpg', 'image/jpeg', Buffer.from('<script>alert(1)</script>')), 'The selected file must be a JPEG, PNG, WebP or PDF.'],
  ['a HEIC photo', heic('IMG_0042.heic'), 'The selected file is a HEIC photo, which we cannot open.'],
  ['a photo cut off on its way', bytes('half.png', 'image/png', png('half.png').buffer.subarray(0, 120)), 'The selected file is damaged and cannot be opened.'],
  ['a flood of pixels', flood(), 'The selected photo must have at most 50 million pixels.'],
  ['a file above the limit', pdf('huge.pdf', 16_000_000), 'The selected file must be smaller than'],
];

for (const [what, file, sentence] of refusals) {
  test(`${what} is refused in words of its own`, everyMode, async ({ page }) => {
    await atFiles(page);
    await upload(page, file);
    await expect(page.getByText(sentence).first()).toBeVisible();
    await expect(page.getByText(file.name).first()).toBeVisible();
    await expect(page.getByRole('button', { name: /Remove/ })).toHaveCount(0);
  });
}

test('nothing chosen is said as such', { tag: '@no-javascript' }, async ({ page }) => {
  await atFiles(page);
  await press(page, 'Upload');
  await expect(page.getByRole('alert').first()).toContainText('Select a photo or a PDF.');
});

test('a slow upload shows how far it is, and can be cancelled and tried again', async ({ page, context }) => {
  await atFiles(page);
  await alive(page);
  const line = await context.newCDPSession(page);
  const slow = { offline: false, latency: 20, downloadThroughput: -1, uploadThroughput: 60_000 };
  await line.send('Network.emulateNetworkConditions', slow);
  const large = pdf('large.pdf', 400_000);
  await page.getByLabel(/Choose files/).setInputFiles(large);
  const bar = page.getByRole('progressbar', { name: 'large.pdf' });
  await expect(bar).toBeVisible();
  await expect(page.getByText(/Sending [1-9]\d? %/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelled')).toBeVisible();
  await line.send('Network.emulateNetworkConditions', { ...slow, latency: 0, uploadThroughput: -1 });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Remove large.pdf' })).toBeVisible();
});

/** A PNG whose header promises 65,535 by 65,535 pixels. */
function flood(): TestFile {
  const { buffer } = png('flood.png', 8, 8);
  buffer.writeUInt32BE(65_535, 16);
  buffer.writeUInt32BE(65_535, 20);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(buffer.subarray(12, 29)), 0);
  crc.copy(buffer, 29);
  return { name: 'flood.png', mimeType: 'image/png', buffer };
}
