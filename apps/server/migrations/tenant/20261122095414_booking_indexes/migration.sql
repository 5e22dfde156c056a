DROP INDEX "bookings_session_start_index";
CREATE INDEX "bookings_session_service_index" ON "bookings_session" ("service_id","start_time");
CREATE INDEX "bookings_booking_status_index" ON "bookings_booking" ("status","start_time","id");
