// What is meant where a call leaves a name out. Source: request parameters in the services' API references.
import { arnTemplate } from './arn-template.ts';
import type { ActionFacts, ResourceTypeFacts } from '../../../catalog/facts.ts';

interface Default {
  readonly value: string;
  /** The actions whose requests have the parameter and may lack it; of others it says nothing (a query's id belongs to some workgroup). */
  readonly actions: ReadonlySet<string>;
}

function of(value: string, actions: string): Default {
  return { value, actions: new Set(actions.split(' ')) };
}

const DEFAULTS: ReadonlyMap<string, Default> = new Map([
  ['athena:WorkGroupName', of('primary', 'CreateNamedQuery ListNamedQueries ListQueryExecutions StartQueryExecution')],
  [
    'ecs:ClusterName',
    of(
      'default',
      'CreateCluster CreateService DeleteAttributes DeleteService DeregisterContainerInstance DescribeClusters DescribeContainerInstances DescribeServices ' +
        'DescribeTasks DiscoverPollEndpoint ExecuteCommand ListAttributes ListContainerInstances ListServiceDeployments ListServices ListTasks PutAttributes ' +
        'RegisterContainerInstance RunTask StartTask StopTask SubmitAttachmentStateChanges SubmitContainerStateChange SubmitTaskStateChange ' +
        'UpdateContainerAgent UpdateContainerInstancesState UpdateService',
    ),
  ],
  ['scheduler:GroupName', of('default', 'CreateSchedule DeleteSchedule GetSchedule UpdateSchedule')],
]);

/** The value of the variable when no member names it; undefined: there is none. */
export function defaultValue(action: ActionFacts, type: ResourceTypeFacts, variable: string): string | undefined {
  const known = DEFAULTS.get(`${type.service}:${variable}`);
  return known?.actions.has(action.name) === true ? known.value : undefined;
}

/** Whether some calls mean one of the type that they do not name. */
export function mayBeMeant(type: ResourceTypeFacts): boolean {
  return type.arns.flatMap((text) => arnTemplate(text)?.variables ?? []).some((variable) => DEFAULTS.has(`${type.service}:${variable}`));
}
