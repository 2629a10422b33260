// The policy as versions: one person proposes, another activates, and an RMA keeps the version it was issued under.
import type { Page } from '@playwright/test';
import { expectAccessibleEverywhere } from '../fixtures/a11y.ts';
import { expect, someone, test } from '../fixtures/app.ts';
import { takeScreens } from '../fixtures/screens.ts';
import { authorise, openCase } from '../support/desk.ts';
import { enter, file, press } from '../support/people.ts';
import { inWarranty } from '../support/slots.ts';

// What is set here would hold for every other story: a server of its own, on a Tuesday in New York.
test.use({ startsAt: '2026-03-10T09:00:00-04:00' });
test.setTimeout(180_000);

const everyMode = { tag: '@every-mode' };
const screens = { tag: '@screens' };

test('a change is proposed, looked at, activated by a second person, and leaves issued RMAs alone', everyMode, async ({ page }) => {
  const old = await authorise(page, await file(page, { serial: inWarranty(), email: someone('before') }));
  await enter(page, 'supervisor');
  await page.goto('/desk/policy');
  await expect(page.getByRole('heading', { level: 1, name: 'Policy' })).toBeVisible();
  const row = page.getByRole('row', { name: /An RMA is valid for/ }).first();
  const days = Number(/(\d+) days/.exec(await row.innerText())?.[1]);

  // What is wrong is told beside its field, and nothing typed is lost.
  await page.getByRole('link', { name: 'Propose a change' }).click();
  await page.getByLabel('An RMA is valid for').fill('soon');
  await page.getByLabel('After the advance has left, a reminder goes out after').fill('10, 20');
  await press(page, 'Look at the changes');
  const alert = page.getByRole('alert').first();
  await expect(alert).toContainText('An RMA is valid for:');
  await expect(alert).toContainText('why it is to change');
  await expect(page.getByLabel('An RMA is valid for')).toHaveValue('soon');
  await expect(page.getByLabel('After the advance has left, a reminder goes out after')).toHaveValue('10, 20');

  // Then it is looked at, both values side by side.
  await page.getByLabel('An RMA is valid for').fill(String(days + 15));
  await page.getByLabel('Why is it to change?').fill('Parcels take longer in summer.');
  await press(page, 'Look at the changes');
  const preview = page.getByRole('region', { name: 'What it would change' });
  await expect(preview.getByRole('row', { name: /An RMA is valid for/ })).toContainText(`${days} days`);
  await expect(preview.getByRole('row', { name: /An RMA is valid for/ })).toContainText(`${days + 15} days`);
  await expect(preview.getByRole('row')).toHaveCount(3);
  await press(page, /^Propose/);

  // Whoever proposed it may only withdraw it.
  await expect(page.getByRole('heading', { name: /is proposed$/ })).toBeVisible();
  await expect(page.getByText('Parcels take longer in summer.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Withdraw' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Activate/ })).toHaveCount(0);

  await enter(page, 'admin');
  await page.goto('/desk/policy');
  await expect(page.getByRole('region', { name: 'What changes' })).toContainText(`${days + 15} days`);
  await press(page, /^Activate/);
  await expect(page.getByText('It is in force.')).toBeVisible();
  await expect(page.getByRole('row', { name: /An RMA is valid for/ }).first()).toContainText(`${days + 15} days`);
  const versions = page.getByRole('region', { name: 'Versions' });
  await expect(versions.getByRole('row', { name: /In force/ })).toContainText('Parcels take longer in summer.');

  // A new RMA has the new last day, the old one keeps its own.
  const fresh = await authorise(page, await file(page, { serial: inWarranty(), email: someone('after') }));
  await expect(page.getByText(lastDay(days + 15)).first()).toBeVisible();
  await openCase(page, old);
  await expect(page.getByText(lastDay(days)).first()).toBeVisible();
  await expect(page.getByText(lastDay(days + 15))).toHaveCount(0);
  expect(fresh).not.toBe(old);
});

test('a proposal that is turned down leaves everything as it was', screens, async ({ page }) => {
  await enter(page, 'admin');
  await page.goto('/desk/policy');
  await look(page, 'policy');
  await page.getByRole('link', { name: 'Propose a change' }).click();
  await page.getByLabel('An RMA is valid for').fill('');
  await press(page, 'Look at the changes');
  await expect(page.getByRole('alert').first()).toContainText('An RMA is valid for:');
  await expectAccessibleEverywhere(page, 'the refused proposal');
  await page.getByLabel('An RMA is valid for').fill('60');
  await page.getByRole('group', { name: 'WV-05: housing opened or seal broken' }).getByLabel('What it does').selectOption('does not count');
  await page.getByLabel('Why is it to change?').fill('Our counsel advises against it.');
  await press(page, 'Look at the changes');
  await expect(page.getByRole('region', { name: 'What it would change' })).toContainText('does not count');
  await look(page, 'policy-form');
  await press(page, /^Propose/);
  await expect(page.getByRole('region', { name: 'What changes' })).toContainText('does not count');

  await enter(page, 'supervisor');
  await page.goto('/desk/policy');
  await expect(page.getByRole('region', { name: 'What changes' })).toContainText('60 days');
  await look(page, 'policy-proposal');
  await press(page, 'Turn it down');
  await expect(page.getByText('The proposal is withdrawn.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Propose a change' })).toBeVisible();
  const versions = page.getByRole('region', { name: 'Versions' });
  await expect(versions.getByRole('row', { name: /Withdrawn/ }).first()).toContainText('Our counsel advises against it.');
});

test('the policy is no page for a technician', async ({ page }) => {
  await enter(page, 'technician');
  await expect(page.getByRole('link', { name: /^Policy/ })).toHaveCount(0);
});

/** Nothing that axe can see is wrong with the page, and its pictures are taken. */
async function look(page: Page, name: string): Promise<void> {
  await expectAccessibleEverywhere(page, name);
  await takeScreens(page, name);
}

/** So many days after the Tuesday of these stories, as the desk writes it: "9 Apr 2026". */
function lastDay(days: number): string {
  const day = new Date(Date.UTC(2026, 2, 10 + days));
  const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][day.getUTCMonth()];
  return `${day.getUTCDate()} ${month} ${day.getUTCFullYear()}`;
}
