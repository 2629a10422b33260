// The provider of card payments: localstripe, a stateful server that speaks Stripe's API, behind a small proxy that adds
// what it lacks: the hosted page for a card, confirming with a card, answers replayed by idempotency key, and what the
// provider tells by itself, signed and told twice. Faults are put in by name.
import { spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const START_LIMIT_MS = 30_000;

/**
 * A running provider.
 *
 * `hook` answers where what it tells goes to, `clockFile` where the clock stands by which it signs.
 *
 * @param {{ port: number, behindPort: number, clockFile?: string, hook: () => string }} options
 */
export async function startProvider({ port, behindPort, clockFile, hook }) {
  const python = process.env.CALLTAG_LOCALSTRIPE;
  if (!python) throw new Error('CALLTAG_LOCALSTRIPE is not set: start the tests with ./x e2e.');
  const secretKey = `sk_test_${randomBytes(8).toString('hex')}`;
  const hookSecret = `whsec_${randomBytes(8).toString('hex')}`;
  const address = `http://127.0.0.1:${port}`;
  const child = spawn('python3', ['-m', 'localstripe', '--port', String(behindPort), '--from-scratch'], {
    env: { ...process.env, PYTHONPATH: python },
    stdio: 'ignore',
  });
  const state = { sessions: new Map(), answers: new Map(), faults: [], asked: [], told: [] };

  async function behind(method, path, form, key = secretKey) {
    const body = method === 'POST' ? new URLSearchParams(form).toString() : undefined;
    const answer = await fetch(`http://127.0.0.1:${behindPort}/v1/${path}`, {
      method,
      body,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    const text = await answer.text();
    let said = {};
    try {
      said = JSON.parse(text);
    } catch {
      said = { error: { message: text } };
    }
    return { status: answer.status, said };
  }

  /** Tells by itself, twice, as a provider does that did not hear the first answer. */
  async function tell(kind, object) {
    const body = JSON.stringify({ id: `evt_${randomBytes(8).toString('hex')}`, type: kind, data: { object } });
    for (let time = 0; time < 2; time += 1) {
      const at = await seconds(clockFile);
      const signature = createHmac('sha256', hookSecret).update(`${at}.${body}`).digest('hex');
      const answer = await fetch(hook(), {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/json', 'Stripe-Signature': `t=${at},v1=${signature}` },
      }).catch(() => null);
      state.told.push({ kind, status: answer?.status ?? 0 });
    }
  }

  // The provider's own name for what it holds, with what localstripe leaves out.
  const whole = (intent) => ({ ...intent, amount_received: intent.status === 'succeeded' ? intent.amount : 0 });

  async function answerTo(method, path, form) {
    const session = /^checkout\/sessions(?:\/(\w+))?$/.exec(path);
    if (session && method === 'POST') {
      const id = `cs_test_${randomBytes(8).toString('hex')}`;
      const url = `${address}/pay/${id}`;
      state.sessions.set(id, { id, url, status: 'open', setup_intent: null, form });
      return { status: 200, said: { id, url, status: 'open' } };
    }
    if (session) {
      const known = state.sessions.get(session[1]);
      return known ? { status: 200, said: known } : { status: 404, said: { error: { message: 'No such session' } } };
    }
    if (method === 'POST' && path === 'payment_intents') {
      const { description: _, ...rest } = form;
      return behind(method, path, rest);
    }
    const confirm = /^payment_intents\/(\w+)\/confirm$/.exec(path);
    if (confirm) {
      await behind('POST', `payment_intents/${confirm[1]}`, { payment_method: form.payment_method });
      const { status, said } = await behind(method, path, {});
      const { said: now } = await behind('GET', `payment_intents/${confirm[1]}`);
      tell(now.status === 'succeeded' ? 'payment_intent.succeeded' : 'payment_intent.payment_failed', whole(now));
      if (status === 200) return { status, said: whole(said) };
      return { status, said: { error: { ...said.error, payment_intent: whole(now) } } };
    }
    if (method === 'GET' && path.startsWith('payment_intents/')) {
      const { status, said } = await behind(method, path);
      return { status, said: status === 200 ? whole(said) : said };
    }
    if (method === 'GET' && path === 'customers') return behind(method, `${path}?${new URLSearchParams(form)}`);
    if (method === 'GET' && path === 'payment_intents') {
      const { customer, ...rest } = form;
      const { status, said } = await behind(method, `${path}?${new URLSearchParams(rest)}`);
      const all = (said.data ?? []).filter((one) => !customer || one.customer === customer);
      return { status, said: { ...said, data: all.map(whole) } };
    }
    if (method === 'GET' && path === 'refunds') {
      const { said: intent } = await behind('GET', `payment_intents/${form.payment_intent}`);
      if (!intent.latest_charge) return { status: 200, said: { object: 'list', data: [] } };
      return behind('GET', `refunds?payment_intent=${form.payment_intent}`);
    }
    if (method === 'POST' && path === 'refunds') {
      const answer = await behind(method, path, form);
      if (answer.status === 200) tell('charge.refunded', { id: 'ch_1', payment_intent: form.payment_intent });
      return answer;
    }
    return behind(method, path, form);
  }

  async function api(request, response, url) {
    const path = url.pathname.slice('/v1/'.length);
    const key = request.headers['idempotency-key'];
    const form = request.method === 'POST' ? fields(await text(request)) : Object.fromEntries(url.searchParams);
    state.asked.push(`${request.method} ${path}`);
    if (request.headers.authorization !== `Bearer ${secretKey}`) return json(response, 401, { error: { message: 'No such key' } });
    const fault = state.faults.find((one) => one.path.test(path));
    if (fault) state.faults.splice(state.faults.indexOf(fault), 1);
    if (fault?.when === 'before') return request.socket.destroy();
    if (fault?.when === 'down') return json(response, 503, { error: { message: 'Down' } });
    const known = key && state.answers.get(key);
    const answer = known ?? (await answerTo(request.method, path, form));
    if (key) state.answers.set(key, answer);
    if (fault?.when === 'after') return request.socket.destroy();
    return json(response, answer.status, answer.said);
  }

  /** The hosted page: here the card is entered, and only here. */
  async function page(request, response, url) {
    const session = state.sessions.get(url.pathname.split('/')[2]);
    if (!session) return html(response, 404, '<h1>No such page</h1>');
    if (request.method === 'GET') {
      return html(
        response,
        200,
        `<h1>Save your card</h1><form method="post"><label>Card number <input name="number" inputmode="numeric"></label>
         <button>Save card</button></form><p><a href="${session.form.cancel_url}">Back</a></p>`,
      );
    }
    const { number } = fields(await text(request));
    const card = { type: 'card', 'card[number]': number, 'card[exp_month]': '12', 'card[exp_year]': '2030', 'card[cvc]': '123' };
    const { said: method } = await behind('POST', 'payment_methods', card);
    await behind('POST', `payment_methods/${method.id}/attach`, { customer: session.form.customer });
    session.status = 'complete';
    session.setup_intent = { payment_method: { id: method.id, card: method.card } };
    tell('checkout.session.completed', { id: session.id });
    response.writeHead(303, { Location: session.form.success_url.replace('{CHECKOUT_SESSION_ID}', session.id) });
    response.end();
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url, address);
    const handle = url.pathname.startsWith('/v1/') ? api : page;
    handle(request, response, url).catch((error) => json(response, 500, { error: { message: String(error) } }));
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));

  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await behind('GET', 'customers').catch(() => null))) {
    if (Date.now() > deadline) throw new Error('The provider of card payments did not start.');
    await pause(50);
  }

  return {
    address,
    secretKey,
    hookSecret,
    told: () => state.told,
    asked: () => state.asked,
    /** The next question whose path is like this meets a fault: `before` it is done, `after` it, or the provider is `down`. */
    fail: (when, path) => state.faults.push({ when, path }),
    /** What was taken from cards and given back, in minor units, by what the provider itself holds. */
    async balance() {
      const intents = (await behind('GET', 'payment_intents?limit=100')).said.data;
      const refunds = (await behind('GET', 'refunds?limit=100')).said.data;
      const paid = intents.filter((one) => one.status === 'succeeded');
      return {
        charges: paid.map((one) => ({ name: one.metadata.calltag_name, amount: one.amount })),
        refunds: refunds.map((one) => ({ name: one.metadata.calltag_name, amount: one.amount })),
      };
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      child.kill('SIGTERM');
    },
  };
}

async function seconds(clockFile) {
  if (!clockFile) return Math.floor(Date.now() / 1000);
  return Number(BigInt((await readFile(clockFile, 'utf8')).trim()) / 1_000_000n);
}

async function text(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

const fields = (body) => Object.fromEntries(new URLSearchParams(body));

function json(response, status, said) {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(said));
}

function html(response, status, body) {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Payment</title>${body}`);
}
