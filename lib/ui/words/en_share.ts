import { hours, ordinal } from "./format.ts";

/** The texts of pictures to share. */
export const share = {
  title: (of: string) => `A picture of ${of}`,
  all: "all time",
  moments: {
    milestone: (number: number) => `your ${ordinal(number)} play`,
    streak: "your longest streak",
    age: "your listening age",
    comeback: "what came back",
  },
  allTitle: "All time",
  more: "More pictures",
  link: "Share as a picture",
  shape: "Shape",
  shapes: { "4x5": "Feed, 4:5", "9x16": "Story, 9:16", "1x1": "Square, 1:1" },
  name: (of: string, value: number) => `${of} as a record: ${hours(value)}`,
  how: {
    year: "One ray for each day, January at the top; the longest is the day with the most hours.",
    month:
      "One ray for each day, the first at the top; the longest is the day with the most hours.",
    marked:
      "One ray for each day of that year, January at the top; the coloured one is the day it came.",
    days: "One ray for each day; the longest is the day with the most hours.",
    years: "A groove for each year, a wedge for each month; warmer means more.",
  },
  lead: "It is drawn in your browser and not uploaded anywhere.",
  others: "Other pictures",
};
