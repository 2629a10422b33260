// The dock: a clerk with a pile of boxes, a scanner that ends with Enter, and a network that stalls.
import { expect, someone, test } from '../fixtures/app.ts';
import { answer, authorise, scan } from '../support/desk.ts';
import { enter, file } from '../support/people.ts';
import { inWarranty, outOfWarranty } from '../support/slots.ts';

test('every answer has a word, a colour and a shape of its own', { tag: '@every-mode' }, async ({ page }) => {
  const serial = inWarranty();
  const number = await authorise(page, await file(page, { serial, email: someone('dock') }));
  await enter(page, 'clerk');
  const seen = async (code: string, word: string) => {
    await scan(page, code);
    await expect(answer(page)).toContainText(word);
    return page.locator('.scan').getAttribute('data-signal');
  };
  expect(await seen(number.toLowerCase(), 'Received')).toBe('done');
  expect(await seen(serial, 'Right device')).toBe('done');
  expect(await seen(number, 'Already here')).toBe('waiting');
  expect(await seen(outOfWarranty(), 'Not expected')).toBe('waiting');
  expect(await seen('9990001112223', 'Not known')).toBe('waiting');
  await expect(page.getByRole('list', { name: 'Last scans' }).getByRole('listitem')).not.toHaveCount(0);
});

test('a receipt by mistake is undone before anybody was told', { tag: '@every-mode' }, async ({ page, mailbox, clock }) => {
  const email = someone('undo');
  const number = await authorise(page, await file(page, { serial: inWarranty(), email }));
  await enter(page, 'clerk');
  await scan(page, number);
  await expect(answer(page)).toContainText('Received');
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(answer(page)).toContainText('Undone');
  await scan(page, number);
  await expect(answer(page)).toContainText('Received');
  expect((await mailbox.all(email)).filter((mail) => /has arrived/.test(mail.subject ?? ''))).toHaveLength(0);
  await clock.advance({ minutes: 3 });
  await mailbox.latest(email, { subject: /has arrived/ });
});
