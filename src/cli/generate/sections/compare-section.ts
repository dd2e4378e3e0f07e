// The part of a report that sets what is granted today against what was used.
import type {
  Comparison,
  ResourceComparison,
  ServiceComparison,
  StatementComparison,
  StatementPlace,
} from '../../../activity/compare/comparison.ts';
import { list, type ListItem, paragraph, type Block, type Section } from '../document/report-document.ts';
import type { PolicyReport } from '../generate-report.ts';
import { usedMapSvg } from '../picture/used-map-svg.ts';
import { count, counted } from '../quantity.ts';

const MOST_SERVICES = 40;
const MOST = 20;
const MOST_NAMES = 12;
const MOST_NAMED = 100;

export function compareSections({ comparison, name }: PolicyReport): readonly Section[] {
  if (comparison === undefined) return [];
  const { granted, used, unused, notShown, services, statements, resources, elsewhere } = comparison;
  const summary = `${counted(granted, 'action')} granted: ${count(used)} used, ${count(unused)} never used, ${count(notShown)} that these logs could not have shown`;
  const blocks: Block[] = [
    paragraph(summary),
    ...mapOf(comparison, name),
    ...servicesTable(services),
    ...named('Called, and needs no permission: the grant could go', services.flatMap(freeItems)),
    ...named('Never used, though their service was', services.filter(({ use }) => use === 'used').flatMap(unusedItem)),
    ...named('Not seen, which does not mean unused', notShownItems(services)),
    ...named('Statements', statements.map(statementItem)),
    ...named('Resources', resources.map(resourceItem)),
    ...named(
      'Needed, and not granted by these policies: others grant it',
      elsewhere.map(({ action, calls }) => ({ text: `${action}, ${counted(calls, 'call')}` })),
    ),
  ];
  return [{ title: 'granted and used', level: 2, blocks }];
}

function mapOf({ services }: Comparison, name: string): readonly Block[] {
  if (services.length === 0) return [];
  const caption =
    'Granted actions by service: used (full, green), never used (hollow, red), not to be seen in these logs (a grey dot). The action stands in the title of each.';
  return [{ kind: 'picture', caption, svg: () => usedMapSvg(services, `Used and granted actions of ${name}`) }];
}

function servicesTable(services: readonly ServiceComparison[]): readonly Block[] {
  if (services.length === 0) return [];
  const used = services.filter(({ use }) => use === 'used');
  const rows = used
    .slice(0, MOST_SERVICES)
    .map((one) => [
      count(one.granted),
      count(one.used.length),
      count(one.unused.length),
      count(one.notShown.length),
      `${one.service} (${one.name})`,
    ]);
  const more = used.length - rows.length;
  const head = ['granted', 'used', 'unused', 'not shown', 'service'];
  return [
    ...(rows.length === 0 ? [] : [{ kind: 'table' as const, caption: 'Services that were used', head, rows }]),
    ...list(more > 0 ? [`… and ${count(more)} more (--format json has all)`] : []),
    ...list([
      ...servicesItem(
        'granted and never used',
        services.filter(({ use }) => use === 'unused'),
        true,
      ),
      ...servicesItem(
        'granted and not seen; the logs could not have shown all of them',
        services.filter(({ use }) => use === 'unknown'),
        false,
      ),
    ]),
  ];
}

function servicesItem(what: string, services: readonly ServiceComparison[], isWarning: boolean): readonly ListItem[] {
  if (services.length === 0) return [];
  const text = `${what}: ${counted(services.length, 'service')}`;
  return [
    {
      text,
      ...(isWarning && { tone: 'warning' as const }),
      below: [
        names(
          services.map(({ service }) => service),
          MOST_NAMED,
        ),
      ],
    },
  ];
}

function freeItems({ used }: ServiceComparison): readonly ListItem[] {
  return used.flatMap(({ action, calls, free }) => (free === undefined ? [] : [{ text: `${action}, ${counted(calls, 'call')}: ${free}` }]));
}

function unusedItem({ service, unused }: ServiceComparison): readonly ListItem[] {
  if (unused.length === 0) return [];
  return [{ text: `${service}: ${counted(unused.length, 'action')}`, below: [names(unused, MOST_NAMES)] }];
}

/** By the reason, as it is the same for many. */
function notShownItems(services: readonly ServiceComparison[]): readonly ListItem[] {
  const reasons = new Map<string, string[]>();
  for (const { action, because } of services.flatMap(({ notShown }) => notShown)) {
    const actions = reasons.get(because);
    if (actions === undefined) reasons.set(because, [action]);
    else actions.push(action);
  }
  return [...reasons].map(([because, actions]) => ({
    text: `${counted(actions.length, 'action')}: ${because}`,
    below: [names(actions, MOST_NAMES)],
  }));
}

function statementItem(statement: StatementComparison): ListItem {
  const { use, calls, because, wide } = statement;
  const below = wide.map(
    ({ pattern, services, usedServices, actions, usedActions }) =>
      `${pattern} grants ${counted(actions, 'action')} of ${counted(services, 'service')}; used: ${count(usedActions)} of ${usedServices.length === 0 ? 'none' : names(usedServices, MOST_NAMES)}`,
  );
  const word = use === 'used' ? `used by ${counted(calls, 'call')}` : use === 'unused' ? 'never used' : 'not known to be used';
  return {
    text: `${placeText(statement)}: ${word}${because === '' ? '' : `; ${because}`}`,
    ...(use === 'unused' && { tone: 'warning' as const }),
    below,
  };
}

function resourceItem(resource: ResourceComparison): ListItem {
  const { pattern, use, actions, resources, examples } = resource;
  const what =
    use === 'untouched'
      ? 'no call touched it'
      : use === 'unknown'
        ? 'calls of which the resource is not known may have touched it'
        : `${counted(resources, 'resource')} would do`;
  return {
    text: `${placeText(resource)}, ${pattern}: ${what} (${names(actions, 4)})`,
    below: examples.length === 0 ? [] : [names(examples, 5)],
  };
}

function placeText({ policy, index, sid }: StatementPlace): string {
  return `${policy}, statement ${sid ?? index + 1}`;
}

function named(title: string, items: readonly ListItem[]): readonly Block[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, MOST);
  const more = items.length - shown.length;
  return [paragraph(`${title}:`), ...list([...shown, ...(more > 0 ? [`… and ${count(more)} more (--format json has all)`] : [])])];
}

function names(all: readonly string[], most: number): string {
  return all.length > most ? `${all.slice(0, most).join(', ')} and ${count(all.length - most)} more` : all.join(', ');
}
