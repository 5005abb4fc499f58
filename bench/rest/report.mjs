// bench/rest/report.mjs: samples become medians, ratios and tables.
import {execFileSync} from 'node:child_process';
import {cpus, totalmem} from 'node:os';
import {median, root} from '../load/world.mjs';
import {aims, memoryAim} from './workloads.mjs';

const version = (command, ...args) => execFileSync(command, args, {cwd: root}).toString().trim();

export function heading({rounds, seconds, tenants, orders}) {
  return `${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB · Node ${process.version} · ${version('pg_config', '--version')} · ` +
    `commit ${version('git', 'rev-parse', '--short', 'HEAD')} · ${tenants} tenants, ${orders} orders · medians of ${rounds} rounds of ${seconds} s`;
}

/// Medians of each, and the medians of our rate over each other's of the same round.
export function summary(samples) {
  const middle = (list, name) => median(list.map(one => one[name]));
  const figures = Object.fromEntries(Object.entries(samples).map(([who, list]) =>
    [who, Object.fromEntries(Object.keys(list[0]).map(name => [name, middle(list, name)]))]));
  const ratios = Object.fromEntries(Object.entries(samples).filter(([who]) => who !== 'orderline')
    .map(([who, list]) => [who, median(list.map((one, round) => samples.orderline[round].rate / one.rate))]));
  return {figures, ratios};
}

const aimOf = (workload, connections, against) => aims.find(aim => aim.workload === workload && aim.connections === connections && aim.against === against);
const verdict = (ratio, aim) => aim ? `≥ ${aim.least}${ratio < aim.least ? ' missed' : ''}` : '';

export function table(title, {workload, connections, figures, ratios}) {
  const lines = Object.entries(figures).map(([who, one]) => [who, one.rate.toFixed(0), ratios[who]?.toFixed(2) ?? '',
    verdict(ratios[who], aimOf(workload, connections, who)), one.p50.toFixed(2), one.p99.toFixed(1), one.server ? one.server.toFixed(0) : '',
    one.database.toFixed(0), one.generator.toFixed(0), one.memory ? one.memory.toFixed(0) : '', one.others.toFixed(2), one.load.toFixed(1)]);
  return [`### ${title}, ${connections} connections`, '',
    '| | /s | orderline is | aim | p50 ms | p99 ms | server µs | database µs | generator µs | server MB | others, cores | load |',
    '|---|---|---|---|---|---|---|---|---|---|---|---|', ...lines.map(cells => `| ${cells.join(' | ')} |`), ''].join('\n');
}

/// The aims whose figures were measured.
export function judged(results) {
  const find = (workload, connections) => results.find(one => one.workload === workload && one.connections === connections);
  const lines = aims.flatMap(aim => {
    const ratio = find(aim.workload, aim.connections)?.ratios[aim.against];
    return ratio === undefined ? [] : [`| ${aim.workload} at ${aim.connections} over ${aim.against} | ${ratio.toFixed(2)} | ${verdict(ratio, aim)} |`];
  });
  const memories = results.filter(one => one.connections === memoryAim.connections).map(one => Math.max(...one.samples.orderline.map(sample => sample.memory)));
  if (memories.length > 0) {
    const most = Math.max(...memories);
    lines.push(`| MB at ${memoryAim.connections}, the most of all runs | ${most.toFixed(1)} | < ${memoryAim.below}${most >= memoryAim.below ? ' missed' : ''} |`);
  }
  return ['### Aims', '', '| | ratio | aim |', '|---|---|---|', ...lines].join('\n');
}
