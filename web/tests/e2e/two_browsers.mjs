// tests/e2e/two_browsers.mjs: an agent and a customer on one draft: each sees at once what the other does, and who did it.
import assert from 'node:assert/strict';
import { id, line, run, settled, until } from './harness.mjs';

const linesOf = (page) => page.locator(id('line')).evaluateAll((rows) => rows.map((row) => [row.dataset.product, row.querySelector('[data-testid="quantity"]')?.value]));

await run('two browsers on one draft', async (stage) => {
  const agent = await stage.openConsole();
  const call = await stage.startCall();
  await agent.goto(`${stage.url}/console/calls/${call.call.id}`);
  await agent.waitForSelector(id('line'));
  const customer = await stage.openCustomer(call.link);
  const [first, second, third] = call.draft.order_items.filter((item) => item.available);

  await agent.waitForSelector(`${id('presence')}[data-live="true"]`);
  await customer.waitForSelector(`${id('presence')}[data-live="true"]`);

  const before = await line(agent, first.productId).locator(id('quantity')).inputValue();
  await line(customer, first.productId).locator(id('more')).click();
  await until('the agent sees the customer’s change', async () => (await line(agent, first.productId).locator(id('quantity')).inputValue()) !== before);
  await agent.waitForSelector(id('toast'));
  assert.match(await agent.locator(id('toast')).last().innerText(), new RegExp(first.description.slice(0, 8).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));

  const field = line(agent, second.productId).locator(id('quantity'));
  const wanted = String((Math.round(second.quantity / second.step) + 2) * second.step);
  await field.fill(wanted);
  await field.press('Enter');
  await until('the customer sees the agent’s change', async () => Number((await line(customer, second.productId).locator(id('quantity')).inputValue()).replace(',', '.')) === Number(wanted));
  await customer.waitForSelector(id('toast'));

  // Both at the same time, on the same and on different lines, quickly.
  await Promise.all([
    (async () => { for (let times = 0; times < 6; ++times) await line(customer, third.productId).locator(id('more')).click(); })(),
    (async () => { for (let times = 0; times < 6; ++times) await line(agent, third.productId).locator(id('quantity')).press('+'); })(),
    customer.locator(id('note')).fill('Ring twice, please'),
  ]);
  await line(agent, first.productId).locator(id('remove')).click();
  await customer.locator(id('note')).blur();
  await Promise.all([settled(agent), settled(customer)]);
  await until('the line is gone at the customer’s', async () => (await line(customer, first.productId).count()) === 0);
  await until('the note is at the agent’s', async () => (await agent.locator(id('note')).inputValue()) === 'Ring twice, please');
  await until('both show the same', async () => JSON.stringify(await linesOf(agent)) === JSON.stringify(await linesOf(customer)));

  const kept = await stage.draft(call.draft.id);
  const shown = await linesOf(customer);
  assert.deepEqual(shown.map(([product]) => product), kept.order_items.map((item) => item.productId));
  shown.forEach(([, quantity], at) => assert.equal(Number(quantity.replace(/[.,](?=\d{3}$)/, '').replace(',', '.')), Number(kept.order_items[at].quantity)));
  assert.equal(kept.note, 'Ring twice, please');

  // Undo brings the line back; a suggestion is added with one tap.
  await agent.getByRole('button', { name: 'Undo' }).click();
  await until('the line is back', async () => (await line(customer, first.productId).count()) === 1);
  const add = customer.locator(id('add')).first();
  if (await add.count()) {
    const product = await add.locator('xpath=ancestor::li').getAttribute('data-product');
    await add.click();
    await until('the agent sees what was added', async () => (await line(agent, product).count()) === 1);
  }
});
