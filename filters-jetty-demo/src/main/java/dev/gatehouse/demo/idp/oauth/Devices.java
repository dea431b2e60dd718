package dev.gatehouse.demo.idp.oauth;

import dev.gatehouse.demo.idp.http.Call;
import dev.gatehouse.demo.idp.http.Parameters;
import dev.gatehouse.demo.idp.session.Origin.Device;

/** Reads what a client says about the device it runs on. */
final class Devices {
    private Devices() {}

    static Device of(Parameters given, Call call) {
        return new Device(
                given.raw("metaData.device.description"),
                given.raw("metaData.device.name"),
                given.raw("metaData.device.type"),
                call.remoteAddress());
    }
}
