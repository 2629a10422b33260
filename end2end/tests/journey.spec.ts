// The whole way of one device, with an account of every role, on the pages that each of them uses.
import { expect, someone, test } from '../fixtures/app.ts';
import { oneTimeCode } from '../support/authenticator.ts';
import { find, openMail, prove, status } from '../support/customer.ts';
import {
  answer, decide, deliver, diagnose, invite, openCase, receive, repair, rma, scan, ship, spoken, take, verdict,
} from '../support/desk.ts';
import { png } from '../support/files.ts';
import { enter, file, press } from '../support/people.ts';
import { inWarranty } from '../support/slots.ts';

// The clock goes a week on: a server of its own.
test.use({ startsAt: '2026-03-02T10:00:00-05:00' });
test.setTimeout(180_000);

test('a device goes from the customer\'s phone through the bench and back', { tag: '@every-mode' }, async ({ page, mailbox, clock }) => {
  const email = someone('journey');
  const number = await test.step('the customer files on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const ticket = await file(page, { serial: inWarranty(), email, postcode: '62705' });
    await expect(page.getByText('What happens next')).toBeVisible();
    const sent = page.url();
    await page.goto('/');
    await page.goto(sent);
    await expect(page.getByText(spoken(ticket)).first()).toBeVisible();
    await page.setViewportSize({ width: 1280, height: 800 });
    return ticket;
  });
  const returned = rma(number);

  await test.step('the technician takes the case, works through the script and asks', async () => {
    await enter(page, 'technician');
    await page.goto('/desk/queue/new');
    await expect(page.getByRole('link', { name: spoken(number) })).toBeVisible();
    await openCase(page, number);
    await take(page);
    const step = page.locator('.checklist .check').first();
    await step.getByLabel('What was seen').fill('The cable is another one now.');
    await step.getByRole('button', { name: 'Works' }).click();
    await expect(step).toContainText('The cable is another one now.');
    await decide(page, /Ask the customer/, 'Does the light at the switch port come on?');
    await expect(page.getByText('Does the light at the switch port come on?')).toBeVisible();
    await page.getByLabel('Internal note').fill('Sounds like the regulator of lot 7.');
    await press(page, /Keep the note/);
    await expect(page.getByText('Sounds like the regulator of lot 7.')).toBeVisible();
  });

  await test.step('the customer answers from the mail', async () => {
    await openMail(page, mailbox, email, /we have a question/);
    await expect(status(page)).toContainText('We need an answer from you');
    await expect(page.getByText('Sounds like the regulator of lot 7.')).toHaveCount(0);
    await page.getByRole('link', { name: 'Show everything' }).click();
    await prove(page, mailbox, email);
    await page.getByLabel('Your message').fill('No, it stays dark.');
    await press(page, 'Send the message');
    await expect(page.getByText('No, it stays dark.')).toBeVisible();
    await expect(page.getByText('Sounds like the regulator of lot 7.')).toHaveCount(0);
  });

  await test.step('the technician authorises the return', async () => {
    await enter(page, 'technician');
    await openCase(page, number);
    await expect(page.getByText('No, it stays dark.')).toBeVisible();
    await decide(page, /Authorise the RMA/, 'Dead on every port.');
    await expect(page.getByRole('heading', { level: 1, name: spoken(returned) })).toBeVisible();
  });

  await test.step('the customer changes the address and tells the parcel', async () => {
    await openMail(page, mailbox, email, /please send us/);
    await page.getByRole('link', { name: 'Change the address' }).click();
    await page.getByLabel('Town or city').fill('Shelbyville');
    await press(page, 'Save the address');
    await expect(page.getByText('Shelbyville').first()).toBeVisible();
    await page.getByRole('link', { name: 'Tell us the tracking number' }).click();
    await page.getByLabel('Tracking number').fill('1Z999AA10123456784');
    await page.getByLabel('Carrier').fill('UPS');
    await press(page, 'Save the tracking number');
    await expect(status(page)).toContainText('is on its way to us');
  });

  await test.step('sales reads along and leaves a note', async () => {
    await enter(page, 'sales');
    await openCase(page, returned);
    await page.getByLabel('Internal note').fill('Good customer: forty cameras.');
    await press(page, /Keep the note/);
    await expect(page.getByText('Good customer: forty cameras.')).toBeVisible();
  });

  await test.step('the clerk receives it by its number; a second scan knows it', async () => {
    await receive(page, returned);
    await scan(page, returned);
    await expect(answer(page)).toContainText('Already here');
  });

  await test.step('the bench diagnoses, adds a photo and repairs', async () => {
    await diagnose(page, returned);
    await page.getByLabel('Add a photograph').setInputFiles(png('board.png'));
    if (test.info().project.name !== 'javascript') await press(page, 'Send the photographs');
    await expect(page.getByRole('link', { name: 'board.png' })).toBeVisible();
    await verdict(page, /Defect, in warranty/);
    await repair(page, returned);
  });

  await test.step('the clerk ships it; it arrives a week later', async () => {
    await ship(page, returned);
    await clock.advance({ days: 6 });
    await deliver(page, returned);
  });

  await test.step('the customer finds it finished, without an account', async () => {
    await find(page, returned, '62705');
    await expect(status(page)).toContainText('This return is finished');
    await page.getByText(/^Show \d+ earlier steps$/).click();
    await expect(page.getByText('The repair is done')).toBeVisible();
  });

  await test.step('the supervisor sees how it went', async () => {
    await enter(page, 'supervisor');
    await page.goto(`/desk/find?q=${returned}`);
    await expect(page.getByRole('heading', { level: 1, name: spoken(returned) })).toBeVisible();
    await expect(page.getByText('Good customer: forty cameras.')).toBeVisible();
  });
});

test('an administrator invites a technician, who sets up two factors and signs in', { tag: '@every-mode' }, async ({ page, mailbox, clock, context }) => {
  const email = someone('technician');
  await invite(page, { name: 'Nora New', email, role: 'technician' });

  await context.clearCookies();
  const mail = await mailbox.latest(email);
  const link = mail.links.find((one) => one.includes('/invitation/'));
  await page.goto(link ?? '');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByLabel(/again|repeat/i).fill('short');
  await press(page, 'Set up and sign in');
  await expect(page.getByRole('alert').first()).toContainText('There is a problem');
  const key = (await page.locator('[translate=no].figures').innerText()).replaceAll(/\s/g, '');
  const password = 'long words nobody guesses 7';
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel(/again|repeat/i).fill(password);
  await page.getByRole('textbox', { name: /code/i }).fill(oneTimeCode(key, await clock.now()));
  await press(page, 'Set up and sign in');
  await expect(page).toHaveURL(/\/desk/);

  await context.clearCookies();
  await clock.advance({ minutes: 1 });
  await page.goto('/staff/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('textbox', { name: /code/i }).fill(oneTimeCode(key, await clock.now()));
  await press(page, 'Sign in');
  await expect(page).toHaveURL(/\/desk/);
  await expect(page.getByText('Nora New').first()).toBeVisible();
});

test('a customer signs in with a code and sees their own returns', { tag: '@every-mode' }, async ({ page, mailbox, context }) => {
  const email = someone('owner');
  const ticket = await file(page, { serial: inWarranty(), email });
  await context.clearCookies();
  await page.goto('/returns');
  await page.goto('/sign-in');
  await page.getByLabel('Your e-mail address').fill(email);
  await press(page, 'Send me a code');
  const mail = await mailbox.latest(email, { subject: /sign-in code/ });
  await page.getByLabel('The code from the e-mail').fill(mail.text?.match(/\b\d{6}\b/)?.[0] ?? '');
  await press(page, 'Sign in');
  await expect(page.getByText(spoken(ticket)).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Test Dome 4' })).toBeVisible();
});

test('what is not finished goes on from the link in the mail', { tag: '@every-mode' }, async ({ page, mailbox, context }) => {
  const email = someone('later');
  await page.goto('/');
  await page.getByLabel('Serial number, or the reference of a return').fill(inWarranty());
  await press(page, 'Continue');
  await expect(page.getByRole('heading', { name: 'When did you buy it?' })).toBeVisible();
  await page.getByText('Go on later').click();
  await page.locator('.reveal').getByLabel('E-mail address').fill(email);
  await press(page, 'E-mail me the link');
  await expect(page.getByText('The link is on its way to your mailbox.')).toBeVisible();

  await context.clearCookies();
  const mail = await mailbox.latest(email, { subject: /not sent yet/ });
  await page.goto(mail.links.find((one) => one.includes('/file/resume/')) ?? '');
  await press(page, 'Go on here');
  await expect(page.getByRole('heading', { name: 'When did you buy it?' })).toBeVisible();
});
