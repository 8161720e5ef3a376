import type { AccountField } from "../../domain/account.ts";
import { squash } from "./heading-words.ts";

/**
 * What the fields are called, best name first, without spaces and marks. From the exports of Salesforce (report
 * labels, API names, Data Loader), HubSpot and Dynamics 365, from public lists, and plain words.
 */
const NAMES: Readonly<Record<AccountField, string>> = {
  id:
    "accountid id recordid 18digitid hsobjectid accountnumber donotmodifyaccount customerid customernumber customerno " +
    "companyid clientid providerid facilityid storeid storenumber storenum storeno locationid siteid number no uuid guid",
  name:
    "accountname name companyname company customername businessname organizationname organisationname facilityname " +
    "storename providername hospitalname locationname sitename clientname account customer firm organization " +
    "organisation business legalname dbaname firma kunde",
  postalCode:
    "zip zipcode postalcode zippostalcode postcode zip5 zip5code postal zcta zcta5 zcta5ce10 zcta5ce20 addresspostalcode plz " +
    "codepostal codigopostal unitid unit geoid",
  latitude: "latitude lat geolatitude latitudedegrees latdd y ycoord ycoordinate breitengrad",
  longitude: "longitude lon lng long geolongitude longitudedegrees londd longdd x xcoord xcoordinate langengrad",
  address:
    "street address streetaddress addressline1 address1 street1 addressstreet1 addr addr1 address1street1 streetaddr",
  city: "city town municipality cityname strcity ort stadt",
  state:
    "state stateprovince statecode stateregion province stateabbr stateabbreviation statename addresssubdivision strstate",
  country: "country countryregion countrycode countryname nation land",
  owner:
    "accountowner companyowner owner ownername ownerfullname salesrep salesrepresentative rep repname salesperson " +
    "accountmanager accountexecutive assignedto assignedrep ownerid hubspotownerid owneralias owneremail " +
    "territoryowner territory territoryname",
  parent: "parentaccount parentaccountid parentid parent parentcompany parentname ultimateparent parentrecordid",
};

/** Words before a name that say of what: they change nothing, but the plain name is the better one. */
const PREFIXES: readonly (readonly [prefix: string, cost: number])[] = [
  ...["billing", "address1", "account", "company", "primary", "main", "hq", "headquarters"].map(
    (word) => [word, 20] as const,
  ),
  ...[
    "customer",
    "provider",
    "store",
    "location",
    "facility",
    "site",
    "business",
    "hospital",
    "practice",
    "client",
  ].map((word) => [word, 22] as const),
  ...["physical", "street", "organization", "office", "org", "str", "address", "geo"].map(
    (word) => [word, 24] as const,
  ),
  ...["mailing", "visiting", "work", "home"].map((word) => [word, 40] as const),
  ...["shipping", "delivery", "address2"].map((word) => [word, 60] as const),
];

const RANKS: ReadonlyMap<string, readonly (readonly [field: AccountField, rank: number])[]> = rankNames();

/**
 * Every field that a heading may name, with a rank: 0 is the best name there is. None for a heading that names no field.
 * A composite label of Salesforce reports ("Account Name: Billing Zip/Postal Code") counts by its last part.
 */
export function fieldsNamed(heading: string): ReadonlyMap<AccountField, number> {
  const found = new Map<AccountField, number>();
  const plain = heading.replace(/ \(\d+\)$/, "");
  collect(squash(plain), 0, found);
  const colon = plain.lastIndexOf(":");
  if (colon !== -1 && found.size === 0) collect(squash(plain.slice(colon + 1)), 5, found);
  return found;
}

function collect(name: string, cost: number, found: Map<AccountField, number>): void {
  for (const [field, rank] of RANKS.get(name) ?? []) {
    found.set(field, Math.min(found.get(field) ?? Number.POSITIVE_INFINITY, rank + cost));
  }
  if (cost > 100) return;
  for (const [prefix, prefixCost] of PREFIXES) {
    if (name.length > prefix.length && name.startsWith(prefix))
      collect(name.slice(prefix.length), cost + prefixCost, found);
  }
}

function rankNames() {
  const ranks = new Map<string, [AccountField, number][]>();
  for (const [field, names] of Object.entries(NAMES) as [AccountField, string][]) {
    names.split(" ").forEach((name, rank) => {
      ranks.set(name, [...(ranks.get(name) ?? []), [field, rank]]);
    });
  }
  return ranks;
}
