// When something was seen first and last, and in which event.

export interface Sightings {
  firstSeen: string;
  firstId: string;
  lastSeen: string;
  lastId: string;
}

/**
 * Adds one event. Times are compared as text, which is the order of time as long as they are written alike; at the same time the id that
 * sorts first counts. An event without a time, or without an id, only counts where there is no other.
 */
export function addSighting(sightings: Sightings, time: string, id: string): void {
  if (comesBefore(time, sightings.firstSeen) || (time === sightings.firstSeen && comesBefore(id, sightings.firstId))) {
    sightings.firstSeen = time;
    sightings.firstId = id;
  }
  if (time > sightings.lastSeen || (time === sightings.lastSeen && comesBefore(id, sightings.lastId))) {
    sightings.lastSeen = time;
    sightings.lastId = id;
  }
}

/** In the order of text, with nothing at the end. */
function comesBefore(text: string, other: string): boolean {
  return text !== '' && (other === '' || text < other);
}
