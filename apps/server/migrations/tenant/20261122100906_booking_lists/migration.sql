CREATE INDEX "bookings_item_start_index" ON "bookings_item" ("start_time","id");
CREATE INDEX "bookings_session_start_index" ON "bookings_session" ("start_time","id");
