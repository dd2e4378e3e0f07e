// The turn that an exchange comes to, once its steps have found everything.
import type { Turn } from '../turn.ts';
import { type Exchange, known } from './exchange.ts';
import { requestView } from './request-view.ts';

export function turnOf(exchange: Exchange): Turn {
  return {
    service: known(exchange.service, 'service'),
    operation: known(exchange.operation, 'operation').name,
    input: known(exchange.input, 'input'),
    caller: known(exchange.caller, 'caller'),
    account: known(exchange.account, 'account'),
    region: known(exchange.region, 'region'),
    request: requestView(exchange),
    requestId: exchange.requestId,
    now: exchange.now,
    answer: (details) => {
      exchange.details = details;
    },
  };
}
