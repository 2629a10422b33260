import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';

const ARRIVAL_LIMIT_MS = 15_000;

export type Mail = Email & {
  /** Every address a reader could click, from the plain text. */
  links: string[];
};

/** The folder that stands for everybody's mailbox. */
export class Mailbox {
  constructor(private readonly folder: string) {}

  /** All mails to an address, oldest first. */
  async all(to: string): Promise<Mail[]> {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith('.eml')).sort();
    const mails = await Promise.all(names.map((name) => read(join(this.folder, name))));
    return mails
      .filter((mail) => mail.to?.some((one) => one.address?.toLowerCase() === to.toLowerCase()))
      .sort((a, b) => Date.parse(a.date ?? '') - Date.parse(b.date ?? ''));
  }

  /** What an address has now, to tell what comes later: the clock stands still, so dates do not. */
  async seen(to: string): Promise<Set<string | undefined>> {
    return new Set((await this.all(to)).map((mail) => mail.messageId));
  }

  /**
   * The newest mail to an address, waited for: mails are sent by jobs after the page has answered.
   *
   * With `seen` it is one that was not there then.
   */
  async latest(to: string, { subject, seen }: { subject?: RegExp; seen?: Set<string | undefined> } = {}): Promise<Mail> {
    const deadline = Date.now() + ARRIVAL_LIMIT_MS;
    for (;;) {
      const mails = await this.all(to);
      const found = mails.filter((mail) => (!subject || subject.test(mail.subject ?? '')) && !seen?.has(mail.messageId)).at(-1);
      if (found) return found;
      if (Date.now() > deadline) {
        const there = mails.map((mail) => mail.subject).join(' | ') || 'none';
        throw new Error(`No mail to ${to}${subject ? ` about ${subject}` : ''} within 15 s. Mails to them: ${there}.`);
      }
      await pause(100);
    }
  }
}

async function read(path: string): Promise<Mail> {
  const email = await PostalMime.parse(await readFile(path));
  return { ...email, links: email.text?.match(/https?:\/\/[^\s<>"]+/g) ?? [] };
}
