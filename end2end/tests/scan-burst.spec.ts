// Sixty boxes on the dock and a network that stalls.
import { expect, test } from '../fixtures/app.ts';
import { alive, enter } from '../support/people.ts';

test.setTimeout(180_000);
// The clock runs: the order of the scans is what is looked at.
test.use({ startsAt: 'running', expectedErrors: [/Failed to load resource|ERR_FAILED/] });

test('sixty scans in a minute: none lost, none doubled, though the network stalls', async ({ page, context }) => {
  await enter(page, 'clerk');
  await page.goto('/desk/scan');
  await alive(page);
  let calls = 0;
  await context.route(/send_scan/, async (route) => {
    calls += 1;
    if (calls % 4 === 0) await route.abort();
    else await route.continue();
  });
  const codes = Array.from({ length: 60 }, (_, n) => `BOX${process.pid}${String(n).padStart(4, '0')}`);
  for (const code of codes) {
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
  }
  await expect(page.locator('.scan__last')).toContainText(codes.at(-1) ?? '', { timeout: 90_000 });
  await context.unroute(/send_scan/);
  const last = await page.locator('.scan__last .serial').allInnerTexts();
  expect(last.slice(0, 20)).toEqual([...codes].reverse().slice(0, 20));
});
