import { expect, type Page } from '@playwright/test';

/** Signs in at the desk as the demonstration's person of this role. */
export async function enter(page: Page, role: 'technician' | 'clerk' | 'sales' | 'supervisor' | 'admin') {
  await page.goto(`/demo/enter/${role}`);
  await expect(page).toHaveURL(/\/desk/);
}

/** Waits until scripts have taken the page over. */
export const alive = (page: Page) => expect(page.locator('html[data-alive]')).toBeAttached();

/** Presses a button and waits for the page that follows. */
export async function press(page: Page, name: string | RegExp) {
  await page.getByRole('button', { name }).first().click();
}

export type Filing = { serial: string; email: string; name?: string; postcode?: string };

const heading = (page: Page, name: string | RegExp) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

/** Files a return as a customer would, up to the page with all answers. */
export async function fillIn(page: Page, { serial, email, name = 'Jane Doe', postcode = '62701' }: Filing) {
  await page.goto('/');
  await page.getByLabel('Serial number, or the reference of a return').fill(serial);
  await press(page, 'Continue');
  await heading(page, 'When did you buy it?');
  await press(page, 'Continue');
  await heading(page, /warranty/i);
  await press(page, 'Continue');
  await heading(page, 'What goes wrong?');
  await page.getByRole('radio').first().check();
  await press(page, 'Continue');
  await heading(page, 'What exactly happens?');
  await page.getByLabel('What exactly happens?').fill('Black since Monday.');
  await press(page, 'Continue');
  await heading(page, 'Try this first');
  await press(page, "It still doesn't work");
  await heading(page, 'Photos and proof of purchase');
  await press(page, 'Continue');
  await heading(page, 'How do we reach you?');
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail address').first().fill(email);
  await press(page, 'Continue');
  await heading(page, 'Where do we send it back?');
  await page.getByLabel('Street and number').fill('12 Elm Street');
  await page.getByLabel('Town or city').fill('Springfield');
  await page.getByLabel('State, province or county').fill('IL');
  await page.getByLabel('Postcode').fill(postcode);
  await press(page, 'Continue');
  await heading(page, 'Check your request');
}

/** Files a return and answers its ticket number. */
export async function file(page: Page, filing: Filing): Promise<string> {
  await fillIn(page, filing);
  return send(page);
}

/** Sends what is filled in and answers its ticket number. */
export async function send(page: Page): Promise<string> {
  await press(page, 'Send return request');
  await expect(page).toHaveURL(/\/file\/sent\//);
  return page.url().split('/').pop() ?? '';
}
