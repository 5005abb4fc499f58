// tests/unit/shared.test.ts: numbers, typed text and the event stream's format.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SseParser } from '../../src/api/sse.ts';
import { parseWanted, quantityToAdd } from '../../src/console/call/search_text.ts';
import { fromMinor, lineTotal, parseMoney, parseQuantity, stepBy, toMinor, toStep } from '../../src/shared/decimal.ts';
import { Formatter, pictureSource } from '../../src/shared/format.ts';

test('money text to minor units and back', () => {
  for (const [text, digits, minor] of [['12.50', 2, 1250n], ['0.05', 2, 5n], ['-3.10', 2, -310n], ['1500', 0, 1500n], ['1.234', 3, 1234n]] as const) {
    assert.equal(toMinor(text, digits), minor);
    assert.equal(fromMinor(minor, digits), text);
  }
});

test('a line total is exact and rounds half away from zero', () => {
  assert.equal(lineTotal('0.10', 3, 2), '0.30');
  assert.equal(lineTotal('0.05', 0.5, 2), '0.03');
  assert.equal(lineTotal('19.99', 1.333, 2), '26.65');
  assert.equal(lineTotal('125', 3, 0), '375');
  assert.equal(lineTotal('9999999.99', 9999, 2), '99989999900.01');
});

test('steps stay on the grid', () => {
  assert.equal(stepBy(3, 1, 1), 4);
  assert.equal(stepBy(3, 2, 1), 4);
  assert.equal(stepBy(3, 2, -1), 2);
  assert.equal(stepBy(0.5, 0.25, 1), 0.75);
  assert.equal(stepBy(1, 1, -5), 0);
  assert.equal(stepBy(9998, 6, 1), 9996);
  assert.equal(toStep(13, 6), 18);
});

test('typed numbers in either habit', () => {
  assert.equal(parseQuantity('1,5', 'de-AT'), 1.5);
  assert.equal(parseQuantity('1.5', 'en-GB'), 1.5);
  assert.equal(parseQuantity('1,200', 'en-GB'), 1200);
  assert.equal(parseQuantity('1.200', 'de-DE'), 1200);
  assert.equal(parseQuantity('abc', 'en-GB'), null);
  assert.equal(parseMoney('12,5', 2, 'de-AT'), '12.50');
  assert.equal(parseMoney('12.555', 2, 'en-GB'), null);
});

test('money as the locale writes it, beyond the reach of binary numbers', () => {
  assert.equal(new Formatter('en-GB', 'GBP', 'UTC').money('1234.5'), '£1,234.50');
  assert.equal(new Formatter('ja-JP', 'JPY', 'UTC').digits(), 0);
  assert.equal(new Formatter('not a locale', 'EUR', 'UTC').locale, 'en-GB');
});

test('pictures as data URI or base64, and nothing else', () => {
  assert.equal(pictureSource('iVBORw0KGgo='), 'data:image/png;base64,iVBORw0KGgo=');
  assert.equal(pictureSource('data:image/svg+xml;base64,AAAA'), 'data:image/svg+xml;base64,AAAA');
  assert.equal(pictureSource('https://example.org/x.png'), null);
});

test('events in pieces of any size', () => {
  const text = ': hello\n\nid: 7\nevent: operation\ndata: {"a":\ndata: 1}\n\r\n\r\nevent: status\r\ndata: x\r\n\r\n';
  for (let size = 1; size < text.length; ++size) {
    const parser = new SseParser();
    const events = [];
    for (let at = 0; at < text.length; at += size) events.push(...parser.push(text.slice(at, at + size)));
    assert.deepEqual(events, [
      { id: '7', event: 'operation', data: '{"a":\n1}' },
      { id: null, event: 'status', data: 'x' },
    ], `pieces of ${size}`);
  }
});

test('what is typed into the product search', () => {
  assert.deepEqual(parseWanted('3 espresso', 'en-GB'), { q: 'espresso', quantity: 3 });
  assert.deepEqual(parseWanted('3x espresso beans', 'en-GB'), { q: 'espresso beans', quantity: 3 });
  assert.deepEqual(parseWanted('1,5 cinnamon', 'de-AT'), { q: 'cinnamon', quantity: 1.5 });
  assert.deepEqual(parseWanted('250ml cups', 'en-GB'), { q: '250ml cups', quantity: null });
  assert.deepEqual(parseWanted('7', 'en-GB'), { q: '7', quantity: null });
  assert.equal(quantityToAdd({ q: '', quantity: 13 }, 10), 20);
  assert.equal(quantityToAdd({ q: '', quantity: null }, 10), 10);
});
