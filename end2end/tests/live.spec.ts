// What JavaScript adds: pages that live by themselves, kept while they are typed, read by everybody.
import { expect, someone, test } from '../fixtures/app.ts';
import { openMail, status } from '../support/customer.ts';
import { act, authorise, decide, openCase, receive, take, thread, troubleshoot } from '../support/desk.ts';
import { alive, enter, file, press } from '../support/people.ts';
import { inWarranty } from '../support/slots.ts';

test('the page of a return shows by itself what happens', async ({ page, mailbox, context }) => {
  const email = someone('live');
  const ticket = await file(page, { serial: inWarranty(), email });
  await openMail(page, mailbox, email);
  await alive(page);
  await expect(status(page)).toContainText('A technician answers by');
  const desk = await context.newPage();
  const number = await authorise(desk, ticket);
  await expect(status(page)).toContainText('Your return is authorised');
  await receive(desk, number);
  await expect(status(page)).toContainText('We received your');
});

test('what is typed is kept two seconds later, and says when', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Serial number, or the reference of a return').fill(inWarranty());
  await press(page, 'Continue');
  for (const name of ['When did you buy it?', /warranty/i]) {
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await press(page, 'Continue');
  }
  await page.getByRole('radio').first().check();
  await press(page, 'Continue');
  await alive(page);
  const kept = page.waitForResponse(/keep_step/);
  await page.getByLabel('What exactly happens?').pressSequentially('Half a sentence');
  await kept;
  await expect(page.getByRole('status').filter({ hasText: /Saved \d\d:\d\d/ })).toBeVisible();
  await page.goto('/file/description');
  await expect(page.getByLabel('What exactly happens?')).toHaveValue('Half a sentence');
});

test('what is pressed while a page is being taken over is not lost', async ({ page }) => {
  await page.route(/(split|chunk)_.*\.wasm/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await route.continue().catch(() => undefined);
  });
  const half = page.waitForRequest(/split_.*\.wasm/);
  await page.goto('/track');
  await half;
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await alive(page);
});

test('who goes on before an answer is there is not fetched back, and loses nothing', async ({ page }) => {
  const ticket = await file(page, { serial: inWarranty(), email: someone('ahead') });
  await enter(page, 'technician');
  await openCase(page, ticket);
  await alive(page);
  await take(page);
  const step = page.locator('.checklist .check').first();
  await step.getByLabel('What was seen').fill('No light.');
  let release = () => undefined as void;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/record_step/, async (route) => {
    await held;
    await route.continue();
  });
  await step.getByRole('button', { name: 'Faulty' }).click();
  await act(page, /Ask the customer/).click();
  const form = page.locator('form.compose').filter({ has: page.getByRole('heading', { name: /Ask the customer/ }) });
  const question = form.getByRole('textbox');
  await question.fill('Does the light come on?');
  const loaded: string[] = [];
  page.on('request', (request) => request.url().includes('/load_') && loaded.push(request.url()));
  const answered = page.waitForResponse(/record_step/);
  release();
  await answered;
  await expect(page.locator('form[aria-busy]')).toHaveCount(0);
  // What follows from an answer has begun two pictures later.
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
  expect(loaded, 'pages that were asked for').toEqual([]);
  await expect(page).toHaveURL(/act=ask/);
  await expect(question).toHaveValue('Does the light come on?');
  await openCase(page, ticket);
  await expect(page.locator('.checklist .check').first()).toContainText('No light.');
});

test('who goes on and writes is told above the page that what they had sent was not taken', async ({ page, browser, server }) => {
  const ticket = await file(page, { serial: inWarranty(), email: someone('refused') });
  await troubleshoot(page, ticket);
  await alive(page);
  let release = () => undefined as void;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/ask_customer/, async (route) => {
    await held;
    await route.continue();
  });
  const form = (name: RegExp) => page.locator('form.compose').filter({ has: page.getByRole('heading', { name }) });
  await decide(page, /Ask the customer/, 'Does the light come on?');
  await act(page, /It works again/).click();
  const words = form(/It works again/).getByRole('textbox');
  await words.fill('The cable was loose.');
  const elsewhere = await browser.newContext({ baseURL: server.url });
  const other = await elsewhere.newPage();
  await enter(other, 'supervisor');
  await openCase(other, ticket);
  await decide(other, /Ask the customer/, 'Which cable is it?');
  await expect(other.getByText('Which cable is it?')).toBeVisible();
  release();
  const told = page.getByRole('alert').filter({ hasText: 'What you sent last was not taken.' });
  await expect(told).toBeVisible();
  await expect(words).toHaveValue('The cable was loose.');
  await told.getByRole('link', { name: 'Show it' }).click();
  await expect(page.getByRole('alert', { name: 'Somebody else was faster' })).toContainText('Does the light come on?');
  await expect(told).toHaveCount(0);
  await elsewhere.close();
});

test('who is slower than somebody else reads both what is there now and what they typed', async ({ page, browser, server }) => {
  const ticket = await file(page, { serial: inWarranty(), email: someone('slower') });
  await enter(page, 'technician');
  await openCase(page, ticket);
  await take(page);
  const elsewhere = await browser.newContext({ baseURL: server.url });
  const slower = await elsewhere.newPage();
  await enter(slower, 'supervisor');
  await openCase(slower, ticket);
  await act(slower, /Ask the customer/).click();
  const form = slower.locator('form.compose').filter({ has: slower.getByRole('heading', { name: /Ask the customer/ }) });
  await form.getByRole('textbox').fill('Which cable is it?');
  await decide(page, /Ask the customer/, 'Does the light come on?');
  await expect(page.getByText('Does the light come on?')).toBeVisible();
  await form.getByRole('button', { name: /Ask the customer/ }).click();
  const told = slower.getByRole('alert', { name: 'Somebody else was faster' });
  await expect(told.getByRole('listitem')).toContainText('Asked the customer a question');
  await expect(told).toContainText('Which cable is it?');
  await expect(thread(slower)).toContainText('Does the light come on?');
  await elsewhere.close();
});

test('the language and the colours stay as chosen, in every mode', { tag: '@every-mode' }, async ({ page }) => {
  await page.goto('/');
  await page.locator('.page__header .menu summary').click();
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await page.getByRole('link', { name: /Buscar|Encontrar|devolución/i }).first().click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await page.goto('/');
  const dark = page.locator('button[name=theme][value=dark]');
  await dark.click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('browser back and forward show what was last seen, and a sent request is not sent again', async ({ page }) => {
  await file(page, { serial: inWarranty(), email: someone('back') });
  const sent = page.url();
  await page.goBack();
  await expect(page).toHaveURL(sent);
});

test.describe('without a network', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test('a form without a network says so and keeps everything', async ({ page, context }) => {
    const ticket = await file(page, { serial: inWarranty(), email: someone('offline') });
    await enter(page, 'technician');
    await openCase(page, ticket);
    await alive(page);
    await page.getByLabel('Internal note').fill('Typed in the cellar.');
    await context.setOffline(true);
    await press(page, /Keep the note/);
    await expect(page.locator('.form-notice')).toBeVisible();
    await expect(page.getByLabel('Internal note')).toHaveValue('Typed in the cellar.');
    await context.setOffline(false);
    await press(page, /Keep the note/);
    await expect(thread(page)).toContainText('Typed in the cellar.');
    await expect(act(page, /Take the case/)).toBeVisible();
  });
});
