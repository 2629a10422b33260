// A choice that nobody makes. Its clock goes a month on: a server of its own.
import { expect, someone, test } from '../fixtures/app.ts';
import { approve, ask, findNothing, openAdvance, sendInAdvance, withProof } from '../support/advance.ts';
import { justBought, spare } from '../support/slots.ts';

test.setTimeout(180_000);
// A month later nobody's session is left, and the page that was open is told so.
test.use({ expectedErrors: [/status of 401/], startsAt: '2026-03-03T10:30:01-05:00' });

test('s17 not answered in time, it is kept and nothing is reimbursed', async ({ page, mailbox, clock }) => {
  const email = someone('s17-silent');
  const own = justBought();
  const number = await withProof(page, own, email);
  await openAdvance(page, mailbox, number, email);
  await ask(page);
  await approve(page, number);
  await sendInAdvance(page, number, spare());
  await findNothing(page, number, own);
  await clock.advance({ days: 31 });
  const mail = await mailbox.latest(email, { subject: /The charge of \$249\.00 stands/ });
  expect(mail.text).toContain('we had no answer or no parcel by');
});
