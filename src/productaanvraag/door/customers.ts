import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../auth/caller.js';
import { KlantenClient } from '../../klanten/klanten.client.js';
import type { ExpandedKlantcontact, PartijIdentity } from '../../klanten/klanten.types.js';
import { ShownPartijen } from '../../partij/shown-partijen.js';
import type { CustomerOfContact } from '../complete-customer.js';
import type { Klant, Vervolg } from '../productaanvraag.js';
import { LookUpsBeforeStart } from './before-start.js';
import { betrokkeneOf, customerOf } from './customer-of-contact.js';

/** Who a customer is, as far as that can be told before a request is accepted. */
@Injectable()
export class Customers {
  constructor(
    @Inject(ShownPartijen) private readonly shown: ShownPartijen,
    @Inject(KlantenClient) private readonly klanten: KlantenClient,
    @Inject(LookUpsBeforeStart) private readonly lookUps: LookUpsBeforeStart,
  ) {}

  /**
   * With who it is, when the caller was shown that some minutes ago. Asks nothing.
   * @param ending only a zaak is to have its numbers: they are not stored with anything else.
   */
  recall(klant: Klant, { id }: Pick<Caller, 'id'>, ending: Vervolg['soort']): Klant {
    if (klant.soort !== 'bekendePartij') return klant;
    const getoond = this.shown.recall(id, klant.partij);
    return getoond ? { ...klant, getoond: ending === 'zaak' ? getoond : byName(getoond) } : klant;
  }

  /**
   * With its name, looked up when the caller was not shown it. A partij that is not there is left for Klanten to refuse.
   * @param wait milliseconds that the caller waits, when it says so.
   */
  async name(klant: Klant, { id }: Pick<Caller, 'id'>, wait?: number): Promise<Klant> {
    if (klant.soort !== 'bekendePartij') return klant;
    const find = async () => this.shown.recall(id, klant.partij) ?? this.klanten.findPartij(klant.partij);
    const partij = await this.lookUps.ask('partij', find, wait);
    return partij ? { ...klant, getoond: byName(partij) } : klant;
  }

  /**
   * What the customer of a klantcontact has already of what is said of them now; of a new partij, what stands there.
   * @param body the request as it was sent. @param wait milliseconds that the caller waits, when it says so.
   */
  async inContact(
    klant: Klant,
    body: unknown,
    { _expand }: ExpandedKlantcontact,
    wait?: number,
  ): Promise<CustomerOfContact> {
    const betrokkene = betrokkeneOf(klant, _expand?.hadBetrokkenen ?? []);
    const uuid = klant.soort === 'nieuwePartij' ? betrokkene?.wasPartij?.uuid : undefined;
    const find = async () => (uuid === undefined ? undefined : this.klanten.findExpandedPartij(uuid));
    return customerOf(klant, body, betrokkene, await this.lookUps.ask('partij', find, wait));
  }
}

const byName = ({ uuid, soortPartij, partijIdentificatie }: PartijIdentity): PartijIdentity => ({
  uuid,
  soortPartij,
  partijIdentificatie,
  partijIdentificatoren: [],
});
