import { basename } from 'node:path';
import type { FullConfig, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter';

/** Without the colours of a terminal. */
const plain = (text: string) => text.replaceAll(/\u001b\[[0-9;]*m/g, '');

/** An error with the line of the story it happened at: “Test timeout exceeded” alone would not say in which step. */
const told = ({ message, value, location }: TestError) =>
  `${location ? `${basename(location.file)}:${location.line} ` : ''}${plain(message ?? value ?? '').slice(0, 600).replaceAll('\n', '\n  ')}`;

/**
 * Ends the run with one plain line that both people and machines can count on, and before it with a line a failure:
 * whoever sees only the end of a long log still knows what failed and why.
 */
export default class ClosingLine implements Reporter {
  #root: Suite | undefined;

  onBegin(_config: FullConfig, root: Suite) {
    this.#root = root;
  }

  onEnd() {
    const tests: TestCase[] = this.#root?.allTests() ?? [];
    const count = (...outcomes: string[]) => tests.filter((test) => outcomes.includes(test.outcome())).length;
    for (const test of tests.filter((one) => one.outcome() === 'unexpected')) {
      const errors = test.results.at(-1)?.errors ?? [];
      console.log([`FAILED ${test.titlePath().slice(1).join(' › ')}`, ...errors.map(told)].join('\n  '));
    }
    const skipped = count('skipped');
    const tail = skipped > 0 ? `, ${skipped} skipped` : '';
    console.log(`${count('expected')} passed, ${count('unexpected', 'flaky')} failed${tail}`);
  }

  printsToStdio() {
    return true;
  }
}
