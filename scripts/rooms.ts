import { checkRooms } from "../lib/cli/check_rooms.ts";

await checkRooms();
