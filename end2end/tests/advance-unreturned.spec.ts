// A defective device that never comes. Its clock goes a month on: a server of its own.
import { expect, someone, test } from '../fixtures/app.ts';
import { approve, ask, openAdvance, sendInAdvance, withProof } from '../support/advance.ts';
import { justBought, spare } from '../support/slots.ts';

test.setTimeout(180_000);
// A month later nobody's session is left, and the page that was open is told so.
test.use({ expectedErrors: [/status of 401/], startsAt: '2026-03-03T10:30:02-05:00' });

test('s14 a device that never comes leaves the charge, after three reminders', async ({ page, mailbox, clock }) => {
  const email = someone('s14-never');
  const number = await withProof(page, justBought(), email);
  await openAdvance(page, mailbox, number, email);
  await ask(page);
  await approve(page, number);
  await sendInAdvance(page, number, spare());
  for (const days of [7, 7, 7]) {
    const seen = await mailbox.seen(email);
    await clock.advance({ days });
    await mailbox.latest(email, { subject: /Please send us your/, seen });
  }
  await clock.advance({ days: 10 });
  const mail = await mailbox.latest(email, { subject: /The charge of \$249\.00 stands/ });
  expect(mail.text).toContain('did not come');
});
