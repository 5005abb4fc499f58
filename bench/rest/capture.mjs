// bench/rest/capture.mjs: the statements that the server really sends for a request, from the log of its PostgreSQL.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';

const mark = '~entry~';

/// Lines after the first of an entry begin with a tab. -> [{user, kind, text}]
function entries(log) {
  return log.split(/^~entry~/m).slice(1).map(entry => {
    const [, user, kind, text] = /^(\w*)~(\w+):  ([^]*)$/.exec(entry);
    return {user, kind, text: text.trimEnd().replaceAll('\n\t', '\n')};
  });
}

/// "$1 = 'a', $2 = NULL" -> ['a', null]
const parameters = text => [...text.matchAll(/\$\d+ = (?:'((?:[^']|'')*)'|NULL)/g)].map(([, value]) => value?.replaceAll("''", "'") ?? null);

/// What `user` has run: [{text, values}]
function statements(log, user) {
  const found = [];
  for (const entry of entries(log).filter(one => one.user === user)) {
    const run = /^(?:execute [^:]+|statement): ([^]*)$/.exec(entry.text);
    if (entry.kind === 'LOG' && run) found.push({text: run[1], values: []});
    else if (entry.kind === 'DETAIL' && found.length > 0 && entry.text.startsWith('parameters: ')) found.at(-1).values = parameters(entry.text);
  }
  return found;
}

const log = world => readFileSync(join(world.folder, 'postgres/postgres.log'), 'utf8');

/// Sends the request until it is prepared and its statements are logged (the setting reaches a connection when it is told), then takes down those of the next one.
export async function capture(world, send, user = 'orderline_rest') {
  world.psql('-c', "ALTER SYSTEM SET log_statement = 'all'", '-c', `ALTER SYSTEM SET log_line_prefix = '${mark}%u~'`, '-c', 'SELECT pg_reload_conf()');
  try {
    for (let tries = 0; tries < 50; ++tries) {
      const before = log(world).length;
      await send();
      const found = statements(log(world).slice(before), user);
      if (tries >= 5 && found.length > 1) return found;
      await pause(20);
    }
  } finally {
    world.psql('-c', 'ALTER SYSTEM RESET log_statement', '-c', 'ALTER SYSTEM RESET log_line_prefix', '-c', 'SELECT pg_reload_conf()');
  }
  throw new Error(`nothing of ${user} in PostgreSQL's log`);
}
