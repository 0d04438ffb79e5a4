-- SPDX-License-Identifier: Apache-2.0
-- Staff finds a request by its certificate.
CREATE INDEX registry_request_by_certificate ON registry_request (certificate_id);
