// tests/npm/rest_only.test.mjs: Supabase's own clients in front of a database without tenants.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {PostgrestClient} from '@supabase/postgrest-js';
import {createClient} from '@supabase/supabase-js';
import {startGarden, tokenOf} from '../system/rest_only_world.mjs';

let garden;
before(async () => { garden = await startGarden(); });
after(async () => { await garden?.stop(); });

test('the bare client sends no key and reads as the anonymous role, in either schema', async () => {
  const client = new PostgrestClient(garden.url);
  assert.deepEqual(await client.from('plants').select('name, beds(name)').eq('beds.name', 'south').order('id').limit(1).then(({data, error}) => ({data, error})),
    {data: [{name: 'oak', beds: {name: 'south'}}], error: null});
  assert.deepEqual((await client.schema('personal').from('plants').select()).data, [{id: 1, nickname: 'Gustav'}]);
  assert.equal((await client.from('notes').select()).error.code, '42501');
  assert.equal((await client.rpc('request')).data.role, 'visitor');
});

test('a key that is a token says the role', async () => {
  const client = createClient(garden.server.url, tokenOf({role: 'member', sub: '22222222-2222-2222-2222-222222222222'}),
    {auth: {persistSession: false, autoRefreshToken: false}});
  assert.deepEqual((await client.from('notes').select('word')).data, [{word: 'hers'}]);
  const {data, count} = await client.from('plants').select('*', {count: 'exact', head: true});
  assert.deepEqual([data, count], [null, 3]);
});
