import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter';

/** Ends the run with one plain line that both people and machines can count on. */
export default class ClosingLine implements Reporter {
  #root: Suite | undefined;

  onBegin(_config: FullConfig, root: Suite) {
    this.#root = root;
  }

  onEnd() {
    const tests: TestCase[] = this.#root?.allTests() ?? [];
    const count = (...outcomes: string[]) => tests.filter((test) => outcomes.includes(test.outcome())).length;
    const skipped = count('skipped');
    const tail = skipped > 0 ? `, ${skipped} skipped` : '';
    console.log(`${count('expected')} passed, ${count('unexpected', 'flaky')} failed${tail}`);
  }

  printsToStdio() {
    return true;
  }
}
