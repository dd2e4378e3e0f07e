// What ARNs have in the place of variables.
import { expect, test } from 'vitest';
import { variableIn } from './variable-in.ts';

const R = 'us-east-1:111111111111';

test.each<[string, string, string | undefined]>([
  [`arn:aws:ecs:${R}:cluster/main`, 'ClusterName', 'main'],
  [`arn:aws:ecs:${R}:task/main/0123`, 'ClusterName', 'main'],
  [`arn:aws:ecs:${R}:task/main/0123`, 'TaskId', '0123'],
  [`arn:aws:logs:${R}:log-group:/a/b`, 'LogGroupName', '/a/b'],
  [`arn:aws:logs:${R}:log-group:/a/b:*`, 'LogGroupName', '/a/b'],
  [`arn:aws:logs:${R}:log-group:/a/b:log-stream:s`, 'LogGroupName', '/a/b'],
  [`arn:aws:elasticloadbalancing:${R}:loadbalancer/app/web/0123`, 'LoadBalancerName', 'web'],
  [`arn:aws:elasticloadbalancing:${R}:loadbalancer/app/web/0123`, 'LoadBalancerId', '0123'],
  [`arn:aws:ecs:${R}:cluster/main`, 'TaskId', undefined],
  [`arn:aws:nosuchservice:${R}:thing/a`, 'ThingName', 'a'],
  ['no-arn', 'ClusterName', undefined],
])('%s %s', (arn, variable, value) => expect(variableIn(arn, variable)).toBe(value));
