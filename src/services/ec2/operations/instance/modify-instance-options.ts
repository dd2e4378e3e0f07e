// Changes of single settings of instances: monitoring, CPU credits, maintenance, DNS names.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { InstanceMonitoring } from '../../../../cloud/model/generated/ec2.ts';
import type { Ec2Operation } from '../../ec2-operation.ts';
import { ec2Error, missingParameter } from '../../errors.ts';
import { getInstance, getInstances } from '../../instance/find-instances.ts';
import { instanceTypeFacts } from '../../instance/instance-type.ts';
import { oneOf } from '../../instance/metadata-options.ts';
import { INSTANCES, type InstanceRow, rowKey } from '../../rows.ts';
import { onInstances } from './change-state.ts';

export const monitorInstances: Ec2Operation<'MonitorInstances'> = {
  authorize: ({ InstanceIds }, cx) => onInstances('MonitorInstances', InstanceIds, cx),
  handle: (_permit, { InstanceIds }, cx) => ({ InstanceMonitorings: setMonitoring(cx, InstanceIds, true) }),
};

export const unmonitorInstances: Ec2Operation<'UnmonitorInstances'> = {
  authorize: ({ InstanceIds }, cx) => onInstances('UnmonitorInstances', InstanceIds, cx),
  handle: (_permit, { InstanceIds }, cx) => ({ InstanceMonitorings: setMonitoring(cx, InstanceIds, false) }),
};

export const modifyInstanceCreditSpecification: Ec2Operation<'ModifyInstanceCreditSpecification'> = {
  authorize: ({ InstanceCreditSpecifications }, cx) =>
    onInstances(
      'ModifyInstanceCreditSpecification',
      InstanceCreditSpecifications.map(({ InstanceId }) => InstanceId ?? ''),
      cx,
    ),
  handle: (_permit, { InstanceCreditSpecifications }, cx) => {
    for (const { InstanceId = '', CpuCredits } of InstanceCreditSpecifications) {
      const row = getInstance(cx, InstanceId);
      const cpuCredits = oneOf(CpuCredits, 'cpuCredits', ['standard', 'unlimited']);
      if (cpuCredits === undefined) throw missingParameter('cpuCredits');
      if (instanceTypeFacts(row.type)?.burstable !== true) {
        throw ec2Error('InvalidInstanceID', `The instance ID '${row.id}' is not a burstable performance instance`);
      }
      put(cx, { ...row, cpuCredits });
    }
    return {
      SuccessfulInstanceCreditSpecifications: InstanceCreditSpecifications.map(({ InstanceId }) => ({ InstanceId })),
      UnsuccessfulInstanceCreditSpecifications: [],
    };
  },
};

export const modifyInstanceMaintenanceOptions: Ec2Operation<'ModifyInstanceMaintenanceOptions'> = {
  authorize: ({ InstanceId }, cx) => onInstances('ModifyInstanceMaintenanceOptions', [InstanceId], cx),
  handle: (_permit, { InstanceId, AutoRecovery }, cx) => {
    const row = getInstance(cx, InstanceId);
    const autoRecovery = oneOf(AutoRecovery, 'autoRecovery', ['default', 'disabled']) ?? row.autoRecovery;
    put(cx, { ...row, autoRecovery });
    return { AutoRecovery: autoRecovery, InstanceId, RebootMigration: 'default' };
  },
};

export const modifyPrivateDnsNameOptions: Ec2Operation<'ModifyPrivateDnsNameOptions'> = {
  authorize: ({ InstanceId }, cx) => onInstances('ModifyPrivateDnsNameOptions', [InstanceId], cx),
  handle: (_permit, { InstanceId, PrivateDnsHostnameType, EnableResourceNameDnsARecord }, cx) => {
    const row = getInstance(cx, InstanceId);
    const hostnameType = oneOf(PrivateDnsHostnameType, 'privateDnsHostnameType', ['ip-name', 'resource-name']) ?? row.hostnameType;
    put(cx, { ...row, hostnameType, resourceNameDnsA: EnableResourceNameDnsARecord ?? row.resourceNameDnsA });
    return { Return: true };
  },
};

function setMonitoring(cx: CallContext, ids: readonly string[], monitoring: boolean): readonly InstanceMonitoring[] {
  return getInstances(cx, ids).map((row) => {
    const changing = row.monitoring !== monitoring;
    put(cx, { ...row, monitoring });
    const [on, off] = changing ? ['pending', 'disabling'] : ['enabled', 'disabled'];
    return { InstanceId: row.id, Monitoring: { State: monitoring ? on : off } };
  });
}

function put(cx: CallContext, row: InstanceRow): void {
  cx.state.put(INSTANCES, rowKey(cx, row.id), row);
}
