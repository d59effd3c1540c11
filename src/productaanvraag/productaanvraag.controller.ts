import { Body, Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { IdempotencyKey } from '../http/idempotency-key.js';
import { locationOf, type GoodAnswer } from './answer.js';
import { ProductaanvraagService } from './productaanvraag.service.js';
import type { Toestand } from './toestand.js';

/** The composite: the whole use case in one request. */
@Controller('productaanvragen')
export class ProductaanvraagController {
  constructor(@Inject(ProductaanvraagService) private readonly productaanvragen: ProductaanvraagService) {}

  /** 201 when everything is registered, 202 when it is being seen to; otherwise a problem that says what is left. */
  @Post()
  async submit(
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() key: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<GoodAnswer> {
    const answer = await this.productaanvragen.submit(caller, key, body);
    response.status(answer.uitkomst === 'voltooid' ? 201 : 202).location(locationOf(answer.id));
    return answer;
  }

  @Get(':id')
  find(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<Toestand> {
    return this.productaanvragen.find(caller, id);
  }
}
