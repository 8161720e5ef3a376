import { known } from "../../core/domain/invariant.ts";
import { type Layer, WATER_LINK } from "../../core/domain/layer.ts";
import { type Link, withLinks } from "../../core/geo/adjacency.ts";

/**
 * Bridges, tunnels and year-round ferries over water that parts units on the map: the ZIPs at their two ends. A rep
 * drives across, so a territory on both sides hangs together. Islands and pieces that none of these reaches are linked
 * to their nearest neighbour when a layer is built.
 */
export const CROSSINGS: readonly (readonly [name: string, zip: string, otherZip: string])[] = [
  ["Golden Gate Bridge", "94129", "94965"],
  ["San Francisco–Oakland Bay Bridge", "94105", "94607"],
  ["San Mateo–Hayward Bridge", "94404", "94545"],
  ["Dumbarton Bridge", "94025", "94560"],
  ["Richmond–San Rafael Bridge", "94801", "94901"],
  ["Carquinez Bridge", "94525", "94590"],
  ["Benicia–Martinez Bridge", "94510", "94553"],
  ["Antioch Bridge", "94509", "94571"],
  ["Mackinac Bridge", "49701", "49781"],
  ["Chesapeake Bay Bridge", "21409", "21666"],
  ["Chesapeake Bay Bridge–Tunnel", "23455", "23310"],
  ["Hampton Roads Bridge–Tunnel", "23503", "23663"],
  ["Monitor–Merrimac Bridge–Tunnel", "23607", "23435"],
  ["James River Bridge", "23607", "23314"],
  ["Verrazzano–Narrows Bridge", "11209", "10305"],
  ["Bayonne Bridge", "10303", "07002"],
  ["Goethals Bridge", "10303", "07201"],
  ["George Washington Bridge", "10033", "07024"],
  ["Holland Tunnel", "10013", "07310"],
  ["Brooklyn Bridge", "10038", "11201"],
  ["Queens–Midtown Tunnel", "10016", "11101"],
  ["Bronx–Whitestone Bridge", "10465", "11357"],
  ["Tappan Zee Bridge", "10591", "10960"],
  ["Jamestown Verrazzano Bridge", "02835", "02852"],
  ["Claiborne Pell Newport Bridge", "02835", "02840"],
  ["Mount Hope Bridge", "02809", "02871"],
  ["Delaware Memorial Bridge", "19720", "08070"],
  ["Benjamin Franklin Bridge", "19106", "08102"],
  ["Cape May–Lewes Ferry", "08204", "19958"],
  ["Bridgeport–Port Jefferson Ferry", "06604", "11777"],
  ["New London–Orient Point Ferry", "06320", "11957"],
  ["Woods Hole–Vineyard Haven Ferry", "02543", "02568"],
  ["Hyannis–Nantucket Ferry", "02601", "02554"],
  ["Grand Isle–Plattsburgh Ferry", "05458", "12901"],
  ["Hatteras–Ocracoke Ferry", "27943", "27960"],
  ["Cedar Island–Ocracoke Ferry", "28520", "27960"],
  ["Southport–Fort Fisher Ferry", "28461", "28449"],
  ["Arthur Ravenel Jr. Bridge", "29403", "29464"],
  ["Sunshine Skyway Bridge", "33711", "34221"],
  ["Howard Frankland Bridge", "33716", "33609"],
  ["Overseas Highway, mainland", "33034", "33037"],
  ["Overseas Highway, Seven Mile Bridge", "33050", "33043"],
  ["Lake Pontchartrain Causeway", "70002", "70448"],
  ["Interstate 10 Twin Span Bridge", "70129", "70461"],
  ["Mobile Bay Bayway", "36602", "36527"],
  ["Galveston Causeway", "77551", "77563"],
  ["Galveston–Port Bolivar Ferry", "77550", "77650"],
  ["Queen Isabella Causeway", "78578", "78597"],
  ["Astoria–Megler Bridge", "97103", "98614"],
  ["Interstate Bridge, Portland", "97217", "98660"],
  ["Glenn L. Jackson Memorial Bridge", "97220", "98684"],
  ["Tacoma Narrows Bridge", "98406", "98335"],
  ["Seattle–Bainbridge Island Ferry", "98104", "98110"],
  ["Seattle–Bremerton Ferry", "98104", "98337"],
  ["Edmonds–Kingston Ferry", "98020", "98346"],
  ["Mukilteo–Clinton Ferry", "98275", "98236"],
  ["Port Townsend–Coupeville Ferry", "98368", "98239"],
  ["Deception Pass Bridge", "98221", "98277"],
  ["Anacortes–Friday Harbor Ferry", "98221", "98250"],
];

/**
 * The layer with a water link for each crossing between two of its units that are no neighbours yet.
 *
 * @param unitOfZip The layer's unit at a ZIP with an area of its own.
 */
export function withCrossings(layer: Layer, unitOfZip: (zip: string) => number | undefined): Layer {
  const links = CROSSINGS.map(
    ([name, zip, otherZip]): Link => ({
      a: known(unitOfZip(zip), `${zip}, ${name}`),
      b: known(unitOfZip(otherZip), `${otherZip}, ${name}`),
      borderKm: 0,
      kind: WATER_LINK,
    }),
  );
  return { ...layer, adjacency: withLinks(layer.adjacency, links) };
}
