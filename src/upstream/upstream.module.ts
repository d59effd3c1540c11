import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { HttpModule, HttpService } from '@nestjs/axios';
import { Module } from '@nestjs/common';
import { JsonClients } from './json-client.js';
import { KEPT_OPEN } from './kept-open.js';

/** The one HTTP client, tuned: connections stay open, and nothing happens that was not asked for. */
@Module({
  imports: [
    HttpModule.register({
      httpAgent: new HttpAgent(KEPT_OPEN),
      httpsAgent: new HttpsAgent(KEPT_OPEN),
      maxContentLength: 10_000_000,
      maxBodyLength: 1_000_000,
    }),
  ],
  providers: [
    { provide: JsonClients, useFactory: (http: HttpService) => new JsonClients(http), inject: [HttpService] },
  ],
  exports: [JsonClients],
})
export class UpstreamModule {}
