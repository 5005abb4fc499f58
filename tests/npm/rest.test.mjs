// tests/npm/rest.test.mjs: /rest/v1 asked by the real supabase-js: every method that it has, on one server.
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import * as postgrest from '@supabase/postgrest-js';
import {testBeyond} from './rest/beyond.mjs';
import {testCalls} from './rest/calls.mjs';
import {testEmbeds} from './rest/embeds.mjs';
import {testErrors} from './rest/errors.mjs';
import {testFilters} from './rest/filters.mjs';
import {testKeys} from './rest/keys.mjs';
import {testNested} from './rest/nested.mjs';
import {testOnce} from './rest/once.mjs';
import {testReads} from './rest/reads.mjs';
import {testWrites} from './rest/writes.mjs';
import {startLab} from './support/lab.mjs';
import {watchMethods} from './support/methods.mjs';

const {PostgrestClient, PostgrestQueryBuilder, PostgrestFilterBuilder, PostgrestTransformBuilder, PostgrestBuilder} = postgrest;
const methods = watchMethods({PostgrestClient, PostgrestQueryBuilder, PostgrestFilterBuilder, PostgrestTransformBuilder, PostgrestBuilder});
const lab = await startLab();
after(() => lab.stop());

testFilters(lab);
testReads(lab);
testWrites(lab);
testCalls(lab);
testErrors(lab);
testKeys(lab);
testEmbeds(lab);
testBeyond(lab);
testNested(lab);
testOnce(lab);

// Every builder is a PostgrestTransformBuilder, which has a returns() of its own.
const unreachable = ['PostgrestBuilder.returns'];
test('no method of postgrest-js was left out above', () => assert.deepEqual(methods.left(), unreachable));
