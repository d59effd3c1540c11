import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { SETTINGS, type Settings } from '../config/settings.js';
import { readAgain } from '../upstream/read-again.js';

/**
 * For operations that only read: done again when a register was not reached, as every call is while a person waits.
 * Put it after RegisterFailures, which makes a problem of what it failed with in the end.
 */
@Injectable()
export class ReadAgain implements NestInterceptor {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { snellePogingen, wachttijd } = this.settings.configuration.tijden;
    const patience = { pauses: snellePogingen, wait: wachttijd };
    return from(readAgain(() => lastValueFrom(next.handle()), patience));
  }
}
