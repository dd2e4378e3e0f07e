// DescribeInstanceCreditSpecifications.
import { type Ec2Operation, onAll } from '../../ec2-operation.ts';
import { ec2Error } from '../../errors.ts';
import { allInstances, getInstances } from '../../instance/find-instances.ts';
import { filterRows } from '../../listing/filters.ts';
import { pageOf } from '../../listing/page.ts';

export const describeInstanceCreditSpecifications: Ec2Operation<'DescribeInstanceCreditSpecifications'> = onAll(
  'DescribeInstanceCreditSpecifications',
  (input, cx) => {
    const named = input.InstanceIds !== undefined && input.InstanceIds.length > 0;
    const rows = named ? getInstances(cx, input.InstanceIds) : allInstances(cx).filter(({ cpuCredits }) => cpuCredits === 'unlimited');
    const other = rows.find(({ cpuCredits }) => cpuCredits === undefined);
    if (other !== undefined) throw ec2Error('InvalidInstanceID', `The instance ID '${other.id}' is not a burstable performance instance`);
    const filtered = filterRows(rows, input.Filters, { 'instance-id': ({ id }) => id });
    const { items, next } = pageOf(filtered, input, ({ id }) => id, { least: 5, most: 1000 });
    return { InstanceCreditSpecifications: items.map(({ id, cpuCredits }) => ({ InstanceId: id, CpuCredits: cpuCredits })), ...next };
  },
);
