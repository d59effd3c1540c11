import { describe, expect, it } from '@jest/globals';
import { ProblemException, type FieldError } from '../http/problem.js';
import { readZoeksleutel } from './zoek.dto.js';

function errorsOf(body: unknown): string[] {
  try {
    readZoeksleutel(body);
  } catch (error) {
    if (!(error instanceof ProblemException)) throw error;
    return (error.problem.errors ?? []).map(({ location, code }: FieldError) => `${location} ${code}`).toSorted();
  }
  return [];
}

describe('what is searched by', () => {
  it.each([
    [{ uuid: '9194A0F8-df7b-4b8c-a227-709a5ca27835' }, { soort: 'uuid', uuid: '9194a0f8-df7b-4b8c-a227-709a5ca27835' }],
    [{ bsn: ' 9999.90.019 ' }, { soort: 'identificator', codeSoortObjectId: 'bsn', objectId: '999990019' }],
    [{ rsin: '02220647' }, { soort: 'identificator', codeSoortObjectId: 'rsin', objectId: '002220647' }],
    [{ kvkNummer: '1234 5678' }, { soort: 'organisatie', kvkNummer: '12345678' }],
    [
      { kvkNummer: '12345678', vestigingsnummer: '0000 1234 5678' },
      {
        soort: 'identificator',
        codeSoortObjectId: 'vestigingsnummer',
        objectId: '000012345678',
        kvkNummer: '12345678',
      },
    ],
    [{ email: 'A@B.nl' }, { soort: 'digitaalAdres', soortDigitaalAdres: 'email', adres: 'A@B.nl' }],
    [
      { telefoonnummer: '06-1234 5678' },
      { soort: 'digitaalAdres', soortDigitaalAdres: 'telefoonnummer', adres: '0612345678' },
    ],
    [{ nummeraanduidingId: '0363200000123456' }, { soort: 'nummeraanduiding', nummeraanduidingId: '0363200000123456' }],
    [{ naam: { achternaam: ' Deurne ' } }, { soort: 'naam', achternaam: 'Deurne' }],
    [{ naam: { achternaam: 'Deurne', voornaam: 'Karel' } }, { soort: 'naam', achternaam: 'Deurne', voornaam: 'Karel' }],
    [
      { bsn: '999990019', email: '  ', uuid: null },
      { soort: 'identificator', codeSoortObjectId: 'bsn', objectId: '999990019' },
    ],
  ])('is normalised: %j', (body, sleutel) => {
    expect(readZoeksleutel(body)).toEqual(sleutel);
  });

  it.each([
    [{}, [' verplicht']],
    [{ bsn: ' ' }, [' verplicht']],
    [{ bsn: '999990019', email: 'a@b.nl' }, [' te-veel']],
    [{ vestigingsnummer: '000012345678', kvkNummer: '12345678', email: 'a@b.nl' }, [' te-veel']],
    [{ vestigingsnummer: '000012345678' }, ['/vestigingsnummer kvk-nummer-ontbreekt']],
    [{ vestigingsnummer: '000012345678', email: 'a@b.nl' }, [' te-veel', '/vestigingsnummer kvk-nummer-ontbreekt']],
    [{ uuid: '9194a0f8' }, ['/uuid ongeldige-uuid']],
    [{ bsn: '999990018' }, ['/bsn ongeldig-bsn']],
    [{ bsn: '000000000' }, ['/bsn ongeldig-bsn']],
    [{ bsn: 999990019 }, ['/bsn verkeerd-type']],
    [{ rsin: '999990018' }, ['/rsin ongeldig-rsin']],
    [{ rsin: '2220647' }, ['/rsin ongeldig-rsin']],
    [{ kvkNummer: '1234567' }, ['/kvkNummer ongeldig-kvk-nummer']],
    [{ kvkNummer: '12345678', vestigingsnummer: '1' }, ['/vestigingsnummer ongeldig-vestigingsnummer']],
    [{ email: 'karel' }, ['/email ongeldig-emailadres']],
    [{ telefoonnummer: '112' }, ['/telefoonnummer ongeldig-telefoonnummer']],
    [{ telefoonnummer: '12345678' }, ['/telefoonnummer ongeldig-telefoonnummer']],
    [{ nummeraanduidingId: 'Te verwerken' }, ['/nummeraanduidingId ongeldige-nummeraanduiding']],
    [{ naam: {} }, ['/naam/achternaam verplicht']],
    [{ naam: 'Deurne' }, ['/naam verkeerd-type']],
    [{ postcode: '1234 AB' }, [' verplicht', '/postcode onbekend-veld']],
    ['999990019', [' verkeerd-type']],
    [[], [' verkeerd-type']],
  ])('is refused with all that is wrong: %j', (body, errors) => {
    expect(errorsOf(body)).toEqual(errors);
  });

  it('says everything at once, and repeats nothing of it', () => {
    const body = { bsn: '999990018', email: 'geheim', telefoonnummer: '112', naam: {}, huisnummer: 7 };
    expect(errorsOf(body)).toEqual([
      ' te-veel',
      '/bsn ongeldig-bsn',
      '/email ongeldig-emailadres',
      '/huisnummer onbekend-veld',
      '/naam/achternaam verplicht',
      '/telefoonnummer ongeldig-telefoonnummer',
    ]);
    expect(() => readZoeksleutel(body)).toThrow(
      expect.objectContaining({ problem: expect.not.objectContaining({ detail: expect.stringMatching(/999990018/) }) }),
    );
  });
});
